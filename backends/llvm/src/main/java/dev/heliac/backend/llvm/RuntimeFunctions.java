package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.Set;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** The functions of the runtime that code of processes calls, as docs/abi.md has them. */
final class RuntimeFunctions {

    private static final Set<String> LEAVING = Set.of("hk_leave_trap", "hk_exit", "hk_fail");
    private static final Set<String> FAILING = Set.of("hk_grid_trap", "hk_grid_throw");
    /** LLVM may not make them depend on more than they do: all threads of a block come there, or none. */
    private static final Set<String> MEETINGS = Set.of("hk_grid_barrier", "hk_grid_meet");

    private RuntimeFunctions() {}

    /** Declares what the kernel has. */
    static LLVMValueRef declare(Ir ir, String name) {
        var type = switch (name) {
            case "hk_close", "hk_close_listener", "hk_set_close", "hk_vector_free" -> ir.function(ir.nothing, ir.ptr, ir.ptr);
            case "hk_accept", "hk_channel" -> ir.function(ir.ptr, ir.ptr, ir.ptr);
            case "hk_set_new", "hk_set_data", "hk_set_take" -> ir.function(ir.ptr, ir.ptr);
            case "hk_set_add" -> ir.function(ir.nothing, ir.ptr, ir.ptr, ir.ptr);
            case "hk_set_size" -> ir.function(ir.i32, ir.ptr);
            case "hk_select" -> ir.function(ir.i32, ir.ptr, ir.ptr, ir.ptr, ir.i64);
            case "hk_allocate_slow" -> ir.function(ir.ptr, ir.ptr, ir.word);
            case "hk_collect", "hk_recovered" -> ir.function(ir.nothing, ir.ptr);
            case "hk_heap_used", "hk_heap_limit" -> ir.function(ir.i64, ir.ptr);
            case "hk_vector_new" -> ir.function(ir.ptr, ir.ptr, ir.i32, ir.i32);
            case "hk_cell_put" -> ir.function(ir.i32, ir.ptr, ir.ptr, ir.ptr, ir.i32);
            case "hk_cell_take" -> ir.function(ir.ptr, ir.ptr, ir.ptr, ir.i32);
            case "hk_any_of" -> ir.function(ir.ptr, ir.ptr, ir.i32);
            case "hk_any_is" -> ir.function(ir.i32, ir.ptr, ir.ptr, ir.ptr, ir.i32, ir.i32);
            case "hk_any_as" -> ir.function(ir.ptr, ir.ptr, ir.ptr, ir.ptr, ir.i32, ir.i32);
            case "hk_cell_full" -> ir.function(ir.i32, ir.ptr, ir.ptr);
            case "hk_clone" -> ir.function(ir.ptr, ir.ptr, ir.ptr);
            case "hk_copy_checked" -> ir.function(ir.i32, ir.ptr, ir.i32, ir.ptr, ir.i32, ir.i32);
            case "hk_hash" -> ir.function(ir.i32, ir.ptr, ir.ptr);
            case "hk_console_write" -> ir.function(ir.nothing, ir.ptr, ir.i32, ir.ptr, ir.i32);
            case "hk_clock_nanos", "hk_clock_millis" -> ir.function(ir.i64, ir.ptr);
            case "hk_exit" -> ir.function(ir.nothing, ir.ptr, ir.i32);
            case "hk_fail" -> ir.function(ir.nothing, ir.ptr, ir.ptr);
            case "hk_par" -> ir.function(ir.nothing, ir.ptr, ir.ptr, ir.ptr, ir.i32);
            case "hk_failing" -> ir.function(ir.ptr, ir.ptr);
            case "hk_trace" -> ir.function(ir.i32, ir.ptr, ir.ptr, ir.i32);
            case "hk_frame" -> ir.function(ir.i32, ir.ptr, ir.i32, ir.i32, ir.ptr, ir.i32);
            case "hk_fmod" -> ir.function(ir.f64, ir.f64, ir.f64);
            case "hk_fmodf" -> ir.function(ir.f32, ir.f32, ir.f32);
            case "hk_grid_trap" -> ir.function(ir.ptr, ir.ptr, ir.i32, ir.ptr, ir.i64, ir.i64);
            case "hk_grid_frame" -> ir.function(ir.nothing, ir.ptr, ir.ptr);
            case "hk_grid_throw" -> ir.function(ir.ptr, ir.ptr, ir.ptr, ir.ptr);
            case "hk_grid_thread", "hk_grid_threads" -> ir.function(ir.i32);
            case "hk_grid_barrier" -> ir.function(ir.nothing);
            case "hk_grid_meet" -> ir.function(ir.ptr, ir.ptr);
            case "hk_grid_tile" -> ir.function(ir.ptr);
            case "hk_check_tile" -> ir.function(ir.nothing, ir.ptr, ir.i64);
            case "hk_grid_loop" -> ir.function(ir.ptr, ir.ptr, ir.i32);
            case "hk_leave_trap" -> ir.function(ir.nothing, ir.ptr, ir.i32);
            default -> throw new LoweringException("the runtime has no " + name);
        };
        var declared = LLVMAddFunction(ir.module, name, type);
        ir.attribute(declared, "nounwind");
        if (MEETINGS.contains(name)) {
            ir.attribute(declared, "convergent");
        }
        if (FAILING.contains(name)) {
            ir.neverNull(declared);
        }
        if (LEAVING.contains(name)) {
            ir.attribute(declared, "noreturn");
        }
        return declared;
    }
}
