package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Contract;
import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Often;
import dev.heliac.il.symbols.Symbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** One process's module on its way to LLVM: its declarations, constants and descriptors. */
final class ModuleLowering {

    /** What a kernel knows the only process by that it is made together with. */
    private static final String PROGRAM = "hk_grid_program";

    private static final String START = "hk_grid_start";

    final Ir ir;
    final Module module;
    final ObjectLayout layout;
    final Hierarchy hierarchy;
    final Dispatch dispatch;
    final CallGraph calls;
    /** Whether iterations of a parallel loop may run at the same time. */
    final boolean hasThreads;
    private final Often often;
    final CollectionPoints collections;
    /** Null where processes have a stack and a heap. */
    final Grid grid;
    private final boolean whole;
    private final boolean saturates;
    private final boolean sanitized;
    final ChunkCode chunks;
    /** Only a test that shows what happens without sets this to false. */
    final boolean keepsReferences = !Boolean.getBoolean("heliac.unsound.references");
    /** The static fields that are references, together, so that the collector finds them. */
    private final List<String> roots = new ArrayList<>();
    private LLVMValueRef rootTable;
    final ClassDescriptor descriptors;
    final Constants constants;
    private final Map<String, LLVMValueRef> functions = new HashMap<>();
    private final Set<LLVMValueRef> little = new HashSet<>();
    private final Map<String, LLVMValueRef> initializers = new HashMap<>();
    private final Map<String, LLVMValueRef> statics = new HashMap<>();
    private final Map<String, LLVMValueRef> contracts = new HashMap<>();
    private final Map<Type, Integer> held = new HashMap<>();
    private final Map<String, MessageLayout> messages = new HashMap<>();
    private final Map<Trap, LLVMValueRef> traps = new EnumMap<>(Trap.class);

    ModuleLowering(Ir ir, Module module, int pointerBytes, TargetProvider target) {
        this.ir = ir;
        hasThreads = target.hasThreads();
        this.module = module;
        grid = target.grid() ? new Grid(this) : null;
        whole = target.whole();
        saturates = target.program().filter(p -> p == Program.SPIRV).isEmpty();
        sanitized = target.sanitized();
        layout = new ObjectLayout(module, pointerBytes);
        var symbols = Symbols.of(module);
        hierarchy = new Hierarchy(module, symbols);
        dispatch = new Dispatch(module, symbols, hierarchy);
        calls = new CallGraph(module, dispatch);
        often = new Often(module, dispatch.classes());
        descriptors = new ClassDescriptor(ir, pointerBytes, hierarchy.bits());
        constants = new Constants(this);
        collections = new CollectionPoints(module);
        chunks = new ChunkCode(module);
        for (var decl : module.classes()) {
            decl.statics().stream()
                    .filter(f -> f.type() instanceof Type.Reference)
                    .forEach(f -> roots.add(staticName(decl.name(), f.name())));
        }
        rootTable = roots.isEmpty()
                ? ir.nullPointer()
                : ir.global("references", LLVMConstNull(LLVMArrayType2(ir.ptr, roots.size())), false, 8);
        for (var contract : module.contracts()) {
            messages.put(contract.name(), MessageLayout.of(contract));
        }
        module.functions().forEach(this::declare);
    }

    /** Whether the kernel becomes part of the module, and knows some of it by name. */
    boolean whole() {
        return whole;
    }

    /** Whether LLVM has code for conversions to integers that stay within these. */
    boolean saturates() {
        return saturates;
    }

    boolean sanitized() {
        return sanitized;
    }

    /** What a value of this type is in a register. */
    LLVMTypeRef type(Type type) {
        return switch (type) {
            case Scalar s -> switch (s) {
                case BOOL, I8, I16, U16, I32 -> ir.i32;
                case I64 -> ir.i64;
                case F32 -> ir.f32;
                case F64 -> ir.f64;
            };
            case Type.Reference _, Type.Linear _ -> ir.ptr;
        };
    }

    /** What it is in memory. */
    LLVMTypeRef stored(Type type) {
        return switch (type) {
            case Scalar s -> switch (s) {
                case BOOL, I8 -> ir.i8;
                case I16, U16 -> ir.i16;
                case I32 -> ir.i32;
                case I64 -> ir.i64;
                case F32 -> ir.f32;
                case F64 -> ir.f64;
            };
            case Type.Reference _, Type.Linear _ -> ir.ptr;
        };
    }

    /** A function that can throw returns its result and the exception, null when there is none. */
    LLVMTypeRef resultType(Function function) {
        return resultType(function.results(), calls.throwing(function.name()));
    }

    private LLVMTypeRef resultType(List<Type> results, boolean throwing) {
        var parts = new ArrayList<LLVMTypeRef>();
        results.forEach(r -> parts.add(type(r)));
        if (throwing) {
            parts.add(ir.ptr);
        }
        return switch (parts.size()) {
            case 0 -> ir.nothing;
            case 1 -> parts.getFirst();
            default -> ir.tuple(parts.toArray(LLVMTypeRef[]::new));
        };
    }

    /** Of a function with these parameters and results: the process comes first. */
    LLVMTypeRef functionType(List<Type> parameters, List<Type> results, boolean throwing) {
        var types = new LLVMTypeRef[parameters.size() + 1];
        types[0] = ir.ptr;
        for (int i = 1; i < types.length; i++) {
            types[i] = type(parameters.get(i - 1));
        }
        return ir.function(resultType(results, throwing), types);
    }

    private void declare(Function function) {
        var parameters = function.parameters().stream().map(Value::type).toList();
        var type = functionType(parameters, function.results(), calls.throwing(function.name()));
        var value = LLVMAddFunction(ir.module, whole ? plain(function.name()) : function.name(), type);
        LLVMSetLinkage(value, LLVMInternalLinkage);
        ir.attribute(value, "nounwind");
        if (!often.calls(function)) {
            ir.attribute(value, "cold");
            ir.attribute(value, "minsize");
            ir.attribute(value, "optsize");
        } else if (calls.little(function)) {
            ir.attribute(value, "inlinehint");
            little.add(value);
        }
        if (grid == null && (calls.throwing(function.name()) || collections.collects(function.name()))) {
            ir.keepFrame(value);
        }
        if (grid != null && hasPhases(function)) {
            // The threads of a block do it together: LLVM leaves alone which of them meet.
            ir.attribute(value, "convergent");
        }
        functions.put(function.name(), value);
    }

    private static boolean hasPhases(Function function) {
        return function.blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .anyMatch(i -> i.op() == Op.PHASE || i.op() == Op.TILE_NEW);
    }

    /** A name that every assembler takes; LLVM tells those apart that become the same. */
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_$]", "_");
    }

    /** Whether a function is called when all is well. */
    boolean isOften(Function function) {
        return often.calls(function);
    }

    /** Whether what a function does is so little that calling it costs as much. */
    boolean isLittle(LLVMValueRef function) {
        return little.contains(function);
    }

    Function declaration(String name) {
        return module.functions().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    LLVMValueRef function(String name) {
        return functions.get(name);
    }

    /** One of the runtime's functions: its fast path, or a declaration of what the kernel has. */
    LLVMValueRef runtime(String name) {
        var function = LLVMGetNamedFunction(ir.module, name);
        return function != null && !function.isNull() ? function : RuntimeFunctions.declare(ir, name);
    }

    /** The number by which an end whose type it alone knows tells a state: the same in a contract and in those that extend it. */
    int stateNumber(Type.EndpointType type) {
        var states = declared(type.contract()).states();
        return IntStream.range(0, states.size()).filter(i -> states.get(i).name().equals(type.state())).findFirst().orElseThrow();
    }

    /** The number by which the process's cells know a type: in the lowest bits the kind, as in {@code struct hk_message}. */
    int held(Type type) {
        int number = held.computeIfAbsent(type, _ -> held.size());
        return number << 2 | kind(type);
    }

    MessageLayout messages(String contract) {
        return messages.get(contract);
    }

    /** The function that makes a trap's throwable: out of line, because what fails is rare. */
    LLVMValueRef trap(Trap trap) {
        return traps.computeIfAbsent(trap, this::makeTrap);
    }

    private LLVMValueRef makeTrap(Trap trap) {
        var here = ir.here();
        var parameters = new LLVMTypeRef[trap.parameters().size() + 1];
        parameters[0] = ir.ptr;
        for (int i = 1; i < parameters.length; i++) {
            parameters[i] = type(trap.parameters().get(i - 1));
        }
        var helper = LLVMAddFunction(ir.module, "trap:" + trap.text(), ir.function(ir.ptr, parameters));
        LLVMSetLinkage(helper, LLVMInternalLinkage);
        for (var attribute : List.of("nounwind", "cold", "noinline")) {
            ir.attribute(helper, attribute);
        }
        ir.neverNull(helper);
        ir.keepFrame(helper);
        ir.at(ir.block(helper, "entry"));
        // In a parallel loop, what fails goes on for its process when the other iterations are done.
        var process = chunks.needed ? ir.call(runtime("hk_failing"), LLVMGetParam(helper, 0)) : LLVMGetParam(helper, 0);
        var maker = module.traps().get(trap);
        if (maker == null) {
            leaveProcess(process, trap);
        } else {
            var arguments = new LLVMValueRef[parameters.length];
            arguments[0] = process;
            for (int i = 1; i < arguments.length; i++) {
                arguments[i] = LLVMGetParam(helper, i);
            }
            var result = ir.call(function(maker), arguments);
            if (calls.throwing(maker)) {
                var thrown = ir.extract(result, 1);
                result = ir.select(ir.isNull(thrown), ir.extract(result, 0), thrown);
            }
            if (trap == Trap.MEMORY) {
                ir.call(runtime("hk_recovered"), process);
            }
            var nothing = ir.block(helper, "nothing");
            ir.rarely(ir.isNull(result), nothing, ir.block(helper, "made"));
            LLVMBuildRet(ir.builder, result);
            ir.at(nothing);
            leaveProcess(process, trap);
        }
        if (here != null && !here.isNull()) {
            ir.at(here);
        }
        return helper;
    }

    private void leaveProcess(LLVMValueRef process, Trap trap) {
        ir.call(runtime("hk_leave_trap"), process, ir.i32(trap.ordinal()));
        ir.unreachable();
    }

    LLVMValueRef staticField(String owner, String field) {
        return statics.computeIfAbsent(staticName(owner, field), name -> {
            var type = layout.field(owner, field).type();
            if (type instanceof Type.Reference) {
                return ir.constantOffset(rootTable, (long) roots.indexOf(name) * layout.pointer());
            }
            var global = ir.global(name, LLVMConstNull(stored(type)), false, 8);
            LLVMSetLinkage(global, LLVMInternalLinkage); // with a symbol, for gdb
            return global;
        });
    }

    /** The byte that says whether a class's initializer has begun. */
    LLVMValueRef initialized(String owner) {
        return statics.computeIfAbsent("initialized:" + owner, name -> ir.global(name, LLVMConstNull(ir.i8), false, 1));
    }

    /** The function that runs a class's initializer out of line; it gives what was thrown, if that can be. */
    LLVMValueRef initializer(String owner) {
        return initializers.get(owner);
    }

    /** Makes those functions; LLVM may inline the initializers there, so that each needs a scope of its own. */
    void makeInitializers(DebugInfo debug) {
        for (var decl : module.classes()) {
            decl.initializer().ifPresent(name -> initializers.put(decl.name(), makeInitializer(decl.name(), name, debug)));
        }
    }

    private LLVMValueRef makeInitializer(String owner, String function, DebugInfo debug) {
        boolean throwing = calls.throwing(function);
        var helper = LLVMAddFunction(ir.module, "initialize:" + owner, ir.function(throwing ? ir.ptr : ir.nothing, ir.ptr));
        LLVMSetLinkage(helper, LLVMInternalLinkage);
        for (var attribute : List.of("nounwind", "cold", "noinline")) {
            ir.attribute(helper, attribute);
        }
        ir.keepFrame(helper);
        enter(debug, function, "initialize:" + owner, helper);
        ir.at(ir.block(helper, "entry"));
        var flag = initialized(owner);
        ir.store(LLVMConstInt(ir.i8, 1, 0), flag, 1, "initialized");
        var exception = ir.call(function(function), LLVMGetParam(helper, 0));
        if (throwing) {
            // One that failed may be tried again.
            ir.store(ir.cast(LLVMZExt, ir.isNull(exception), ir.i8), flag, 1, "initialized");
            LLVMBuildRet(ir.builder, exception);
        } else {
            LLVMBuildRetVoid(ir.builder);
        }
        return helper;
    }

    private static String staticName(String owner, String field) {
        return owner + "." + field;
    }

    // ---- descriptors for the kernel: struct hk_contract, hk_port and hk_program of hk_abi.h

    private LLVMValueRef text(String text) {
        return ir.global("name", ir.bytes(text.getBytes(StandardCharsets.UTF_8), true), true, 1);
    }

    private Contract declared(String contract) {
        return module.contracts().stream().filter(c -> c.name().equals(contract)).findFirst().orElseThrow();
    }

    LLVMValueRef contract(String name) {
        var known = contracts.get(name);
        if (known != null) {
            return known;
        }
        var contract = declared(name);
        var base = contract.base().map(this::contract).orElseGet(ir::nullPointer);
        return contracts.computeIfAbsent(name, n -> {
            var shape = messages(n);
            var all = new ArrayList<Contract.Message>(shape.in());
            all.addAll(shape.out());
            var described = all.stream().map(this::message).toArray(LLVMValueRef[]::new);
            var table = described.length == 0
                    ? ir.nullPointer()
                    : ir.global("messages", ir.array(LLVMTypeOf(described[0]), described), true, 8);
            return ir.global(
                    "contract:" + contract.name(),
                    ir.struct(
                            text(contract.name()),
                            ir.i32(shape.slotBytes()),
                            ir.i32(shape.capacityIn()),
                            ir.i32(shape.capacityOut()),
                            ir.i32(shape.in().size()),
                            ir.i32(shape.out().size()),
                            table,
                            base),
                    true,
                    8);
        });
    }

    private static byte kind(Type type) {
        return switch (type) {
            case Scalar _, Type.Reference _ -> 0;
            case Type.VectorType _ -> 1;
            case Type.EndpointType _, Type.ListenerType _, Type.SetType _ -> 2;
            case Type.AnyType _ -> 3;
        };
    }

    private LLVMValueRef message(Contract.Message message) {
        var kinds = new byte[message.fields().size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = kind(message.fields().get(i).type());
        }
        var table = kinds.length == 0 ? ir.nullPointer() : ir.global("kinds", ir.bytes(kinds, false), true, 1);
        return ir.struct(ir.i32(kinds.length), table);
    }

    void program(ProcessDecl process, DebugInfo debug) {
        var ports = process.ports().stream().map(this::port).toArray(LLVMValueRef[]::new);
        var portTable = ports.length == 0 ? ir.nullPointer() : ir.global("ports", ir.array(LLVMTypeOf(ports[0]), ports), true, 8);
        var known = module.contracts().stream().map(c -> contract(c.name())).toArray(LLVMValueRef[]::new);
        var contractTable = known.length == 0 ? ir.nullPointer() : ir.global("contracts", ir.array(ir.ptr, known), true, 8);
        var referring = constants.referring().toArray(LLVMValueRef[]::new);
        var objectTable = referring.length == 0 ? ir.nullPointer() : ir.global("objects", ir.array(ir.ptr, referring), true, 8);
        boolean cells = module.classes().stream().anyMatch(c -> c.name().equals(Module.CELL) && !c.isInterface());
        var start = start(process, debug);
        var program = ir.global(
                "program",
                ir.struct(
                        text(process.name()),
                        unlessWhole(start),
                        unlessWhole(describe(debug)),
                        ir.i32(ports.length),
                        portTable,
                        ir.i32(known.length),
                        contractTable,
                        ir.i32(roots.size()),
                        rootTable,
                        ir.i32(referring.length),
                        objectTable,
                        cells ? constants.descriptor(new Type.ClassType(Module.CELL)) : ir.nullPointer(),
                        ir.i32(cells ? layout.cell() : 0),
                        grid == null ? ir.nullPointer() : unlessWhole(grid.finish(debug))),
                true,
                8);
        if (whole) {
            LLVMSetValueName2(start, START, START.length());
            LLVMSetLinkage(start, LLVMExternalLinkage);
            LLVMSetValueName2(program, PROGRAM, PROGRAM.length());
            LLVMSetLinkage(program, LLVMExternalLinkage);
            return;
        }
        var entry = ir.global("entry", program, true, layout.pointer());
        LLVMSetSection(entry, "hk_programs");
        var kept = ir.array(ir.ptr, entry);
        var used = LLVMAddGlobal(ir.module, LLVMTypeOf(kept), "llvm.used");
        LLVMSetInitializer(used, kept);
        LLVMSetLinkage(used, LLVMAppendingLinkage);
        LLVMSetSection(used, "llvm.metadata");
    }

    /** A device's kernel knows a process's code by name: not every device has addresses of code. */
    private LLVMValueRef unlessWhole(LLVMValueRef code) {
        return whole ? ir.nullPointer() : code;
    }

    private LLVMValueRef port(Port port) {
        return switch (port) {
            case Port.Provides p -> ir.struct(ir.i32(0), text(p.path()), contract(p.contract()));
            case Port.Listens l -> ir.struct(ir.i32(1), text(l.path()), contract(l.contract()));
            case Port.Uses u -> ir.struct(ir.i32(2), text(u.path()), contract(u.contract()));
            case Port.Arguments _ -> ir.struct(ir.i32(3), ir.nullPointer(), ir.nullPointer());
        };
    }

    /** Calls the entry with what the ports are bound to; gives the exception that ended it. */
    private LLVMValueRef start(ProcessDecl process, DebugInfo debug) {
        var start = LLVMAddFunction(ir.module, "start", ir.function(ir.ptr, ir.ptr, ir.ptr));
        LLVMSetLinkage(start, LLVMInternalLinkage);
        ir.attribute(start, "nounwind");
        ir.keepFrame(start);
        enter(debug, process.entry(), "start", start);
        ir.at(ir.block(start, "entry"));
        var arguments = new LLVMValueRef[process.ports().size() + 1];
        arguments[0] = LLVMGetParam(start, 0);
        for (int i = 1; i < arguments.length; i++) {
            var at = ir.offset(LLVMGetParam(start, 1), (long) layout.pointer() * (i - 1));
            arguments[i] = ir.load(ir.ptr, at, layout.pointer(), "port");
        }
        var result = ir.call(function(process.entry()), arguments);
        LLVMBuildRet(ir.builder, calls.throwing(process.entry()) ? result : ir.nullPointer());
        return start;
    }

    private void enter(DebugInfo debug, String function, String name, LLVMValueRef llvm) {
        debug.enter(module.functions().stream().filter(f -> f.name().equals(function)).findFirst().orElseThrow(), name, llvm);
        debug.line(0);
    }

    private LLVMValueRef describe(DebugInfo debug) {
        var describe = LLVMAddFunction(ir.module, "describe", ir.function(ir.ptr, ir.ptr, ir.ptr));
        LLVMSetLinkage(describe, LLVMInternalLinkage);
        ir.attribute(describe, "nounwind");
        ir.keepFrame(describe);
        ir.at(ir.block(describe, "entry"));
        var name = module.describe();
        if (name.isEmpty()) {
            LLVMBuildRet(ir.builder, ir.nullPointer());
            return describe;
        }
        enter(debug, name.get(), "describe", describe);
        var result = ir.call(function(name.get()), LLVMGetParam(describe, 0), LLVMGetParam(describe, 1));
        if (calls.throwing(name.get())) {
            result = ir.select(ir.isNull(ir.extract(result, 1)), ir.extract(result, 0), ir.nullPointer());
        }
        LLVMBuildRet(ir.builder, result);
        return describe;
    }
}
