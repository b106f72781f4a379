package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Contract;
import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** One process's module on its way to LLVM: its declarations, constants and descriptors. */
final class ModuleLowering {

    final Ir ir;
    final Module module;
    final ObjectLayout layout;
    final Hierarchy hierarchy;
    final CallGraph calls;
    private final Map<String, LLVMValueRef> functions = new HashMap<>();
    private final Map<Type, LLVMValueRef> classes = new HashMap<>();
    private final Map<String, LLVMValueRef> strings = new HashMap<>();
    private final Map<String, LLVMValueRef> statics = new HashMap<>();
    private final Map<String, LLVMValueRef> contracts = new HashMap<>();
    private final Map<String, MessageLayout> messages = new HashMap<>();
    private final Map<Trap, LLVMValueRef> traps = new EnumMap<>(Trap.class);

    ModuleLowering(Ir ir, Module module, int pointerBytes) {
        this.ir = ir;
        this.module = module;
        layout = new ObjectLayout(module, pointerBytes);
        hierarchy = new Hierarchy(module);
        calls = new CallGraph(module);
        for (var contract : module.contracts()) {
            messages.put(contract.name(), MessageLayout.of(contract));
        }
        module.functions().forEach(this::declare);
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
        var parts = new ArrayList<LLVMTypeRef>();
        function.results().forEach(r -> parts.add(type(r)));
        if (calls.throwing(function.name())) {
            parts.add(ir.ptr);
        }
        return switch (parts.size()) {
            case 0 -> ir.nothing;
            case 1 -> parts.getFirst();
            default -> ir.tuple(parts.toArray(LLVMTypeRef[]::new));
        };
    }

    private void declare(Function function) {
        var parameters = new LLVMTypeRef[function.parameters().size() + 1];
        parameters[0] = ir.ptr;
        for (int i = 1; i < parameters.length; i++) {
            parameters[i] = type(function.parameters().get(i - 1).type());
        }
        var value = LLVMAddFunction(ir.module, function.name(), ir.function(resultType(function), parameters));
        LLVMSetLinkage(value, LLVMInternalLinkage);
        ir.attribute(value, "nounwind");
        functions.put(function.name(), value);
    }

    LLVMValueRef function(String name) {
        return functions.get(name);
    }

    /** One of the runtime's functions: its fast path, or a declaration of what the kernel has. */
    LLVMValueRef runtime(String name) {
        var function = LLVMGetNamedFunction(ir.module, name);
        if (function != null && !function.isNull()) {
            return function;
        }
        var type = switch (name) {
            case "hk_close", "hk_close_listener", "hk_vector_free" -> ir.function(ir.nothing, ir.ptr, ir.ptr);
            case "hk_accept", "hk_channel" -> ir.function(ir.ptr, ir.ptr, ir.ptr);
            case "hk_vector_new" -> ir.function(ir.ptr, ir.ptr, ir.i32, ir.i32);
            case "hk_leave_trap" -> ir.function(ir.nothing, ir.ptr, ir.i32);
            default -> throw new LoweringException("the runtime has no " + name);
        };
        var declared = LLVMAddFunction(ir.module, name, type);
        ir.attribute(declared, "nounwind");
        if (name.equals("hk_leave_trap")) {
            ir.attribute(declared, "noreturn");
        }
        return declared;
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
        ir.at(ir.block(helper, "entry"));
        var maker = module.traps().get(trap);
        if (maker == null) {
            ir.call(runtime("hk_leave_trap"), LLVMGetParam(helper, 0), ir.i32(trap.ordinal()));
            ir.unreachable();
        } else {
            var arguments = new LLVMValueRef[parameters.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = LLVMGetParam(helper, i);
            }
            var result = ir.call(function(maker), arguments);
            if (calls.throwing(maker)) {
                var thrown = ir.extract(result, 1);
                result = ir.select(ir.isNull(thrown), ir.extract(result, 0), thrown);
            }
            LLVMBuildRet(ir.builder, result);
        }
        if (here != null && !here.isNull()) {
            ir.at(here);
        }
        return helper;
    }

    LLVMValueRef staticField(String owner, String field) {
        return statics.computeIfAbsent(owner + "." + field, name -> {
            var type = stored(layout.field(owner, field).type());
            return ir.global(name, LLVMConstNull(type), false, 8);
        });
    }

    /** A class's descriptor: its interval's start, padding, its name, and for arrays of references their element's descriptor. */
    LLVMValueRef descriptor(Type type) {
        var known = classes.get(type);
        if (known != null) {
            return known;
        }
        var shape = LLVMStructTypeInContext(ir.context, Llvm.array(ir.i32, ir.i32, ir.ptr, ir.ptr), 4, 0);
        var global = LLVMAddGlobal(ir.module, shape, "class:" + type.text());
        classes.put(type, global);
        LLVMSetLinkage(global, LLVMInternalLinkage);
        LLVMSetGlobalConstant(global, 1);
        LLVMSetAlignment(global, 8);
        var element = type instanceof Type.ArrayType a && a.element() instanceof Type.Reference r
                ? descriptor(r)
                : ir.nullPointer();
        var interval = hierarchy.interval(type);
        var named = hasStrings() ? string(name(type)) : ir.nullPointer();
        LLVMSetInitializer(global, ir.struct(ir.i32(interval.first()), ir.i32(interval.last()), named, element));
        return global;
    }

    private boolean hasStrings() {
        return hierarchy.interval(new Type.ClassType(Module.STRING)) != null;
    }

    /** The name that Class.getName gives. */
    private static String name(Type type) {
        return switch (type) {
            case Type.ClassType c -> c.name();
            case Type.ArrayType a -> "[" + switch (a.element()) {
                case Scalar s -> switch (s) {
                    case BOOL -> "Z";
                    case I8 -> "B";
                    case I16 -> "S";
                    case U16 -> "C";
                    case I32 -> "I";
                    case I64 -> "J";
                    case F32 -> "F";
                    case F64 -> "D";
                };
                case Type.ClassType c -> "L" + c.name() + ";";
                case Type.ArrayType inner -> name(inner);
                case Type.Linear l -> l.text();
            };
            case Scalar s -> s.text();
            case Type.Linear l -> l.text();
        };
    }

    /** The one object of a text: Latin-1 where that holds it, else UTF-16 with the low byte first, as in the JDK. */
    LLVMValueRef string(String text) {
        var known = strings.get(text);
        if (known != null) {
            return known;
        }
        boolean latin = text.chars().allMatch(c -> c <= 0xff);
        var bytes = text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        var stringType = new Type.ClassType(Module.STRING);
        int size = layout.size(Module.STRING);
        int valueAt = layout.offset(Module.STRING, "value");
        int coderAt = layout.offset(Module.STRING, "coder");
        var shape = LLVMStructTypeInContext(
                ir.context,
                Llvm.array(
                        ir.ptr, pad(valueAt - layout.pointer()), ir.ptr, pad(coderAt - valueAt - layout.pointer()), ir.i8,
                        pad(size - coderAt - 1)),
                6,
                1);
        var object = LLVMAddGlobal(ir.module, shape, "string");
        strings.put(text, object);
        LLVMSetLinkage(object, LLVMInternalLinkage);
        LLVMSetAlignment(object, 8);
        var content = ir.global(
                "text",
                ir.packed(
                        descriptor(new Type.ArrayType(Scalar.I8)),
                        ir.i32(bytes.length),
                        LLVMConstNull(pad(layout.elements() - layout.pointer() - 4)),
                        ir.bytes(bytes, false)),
                false,
                8);
        LLVMSetInitializer(
                object,
                ir.packed(
                        descriptor(stringType),
                        LLVMConstNull(pad(valueAt - layout.pointer())),
                        content,
                        LLVMConstNull(pad(coderAt - valueAt - layout.pointer())),
                        LLVMConstInt(ir.i8, latin ? 0 : 1, 0),
                        LLVMConstNull(pad(size - coderAt - 1))));
        return object;
    }

    private LLVMTypeRef pad(int bytes) {
        return LLVMArrayType2(ir.i8, bytes);
    }

    // ---- descriptors for the kernel: struct hk_contract, hk_port and hk_program of hk_abi.h

    private LLVMValueRef text(String text) {
        return ir.global("name", ir.bytes(text.getBytes(StandardCharsets.UTF_8), true), true, 1);
    }

    LLVMValueRef contract(String name) {
        return contracts.computeIfAbsent(name, n -> {
            var contract = module.contracts().stream().filter(c -> c.name().equals(n)).findFirst().orElseThrow();
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
                            table),
                    true,
                    8);
        });
    }

    private LLVMValueRef message(Contract.Message message) {
        var kinds = new byte[message.fields().size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = switch (message.fields().get(i).type()) {
                case Scalar _, Type.Reference _ -> 0;
                case Type.VectorType _ -> 1;
                case Type.EndpointType _, Type.ListenerType _ -> 2;
            };
        }
        var table = kinds.length == 0 ? ir.nullPointer() : ir.global("kinds", ir.bytes(kinds, false), true, 1);
        return ir.struct(ir.i32(kinds.length), table);
    }

    void program(ProcessDecl process, DebugInfo debug) {
        var ports = process.ports().stream().map(this::port).toArray(LLVMValueRef[]::new);
        var portTable = ports.length == 0 ? ir.nullPointer() : ir.global("ports", ir.array(LLVMTypeOf(ports[0]), ports), true, 8);
        var known = module.contracts().stream().map(c -> contract(c.name())).toArray(LLVMValueRef[]::new);
        var contractTable = known.length == 0 ? ir.nullPointer() : ir.global("contracts", ir.array(ir.ptr, known), true, 8);
        var program = ir.global(
                "program",
                ir.struct(
                        text(process.name()),
                        start(process, debug),
                        describe(debug),
                        ir.i32(ports.length),
                        portTable,
                        ir.i32(known.length),
                        contractTable),
                true,
                8);
        var entry = ir.global("entry", program, true, layout.pointer());
        LLVMSetSection(entry, "hk_programs");
        var kept = ir.array(ir.ptr, entry);
        var used = LLVMAddGlobal(ir.module, LLVMTypeOf(kept), "llvm.used");
        LLVMSetInitializer(used, kept);
        LLVMSetLinkage(used, LLVMAppendingLinkage);
        LLVMSetSection(used, "llvm.metadata");
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
