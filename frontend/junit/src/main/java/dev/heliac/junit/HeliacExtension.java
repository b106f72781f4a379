package dev.heliac.junit;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts what a {@link HeliacTest} names before the test's method, and sees to its end after it. */
final class HeliacExtension implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(HeliacExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        var method = context.getRequiredTestMethod();
        var options = AnnotationSupport.findAnnotation(method, HeliacTest.class)
                .orElseThrow(() -> new ExtensionConfigurationException(method + " is no @HeliacTest"));
        var most = Duration.ofSeconds(options.seconds());
        var application = Application.start(List.of(options.value()), List.of(options.arguments()), most, method);
        context.getStore(OURS).put(Application.class, application);
    }

    private static Application application(ExtensionContext context) {
        return context.getStore(OURS).get(Application.class, Application.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        boolean ofTest = parameter.getDeclaringExecutable().equals(context.getTestMethod().orElse(null));
        boolean isApplication = parameter.getParameter().getType() == Application.class;
        return ofTest && (isApplication || application(context).ofTest(parameter.getIndex()).isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var application = application(context);
        return parameter.getParameter().getType() == Application.class
                ? application
                : application.ofTest(parameter.getIndex()).orElseThrow();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var application = application(context);
        var failed = context.getExecutionException();
        if (failed.isEmpty()) {
            application.finish();
        } else {
            // A process that failed is often why the test did.
            application.failures().forEach(failed.get()::addSuppressed);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var application = application(context);
        if (application != null) {
            application.stop();
        }
    }
}
