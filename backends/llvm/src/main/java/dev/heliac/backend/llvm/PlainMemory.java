package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTargetDataRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Makes memory bytes, where it has types, as in SPIR-V, which would have to be those of every access to it. Variables are arrays of bytes,
 * places within them are counted in bytes, and the addresses that variables begin with are stored by a function when the program starts.
 */
final class PlainMemory {

    private record Address(LLVMValueRef variable, long offset, LLVMValueRef value) {}

    private final LLVMContextRef context;
    private final LLVMTargetDataRef data;
    private final List<Address> addresses = new ArrayList<>();

    private PlainMemory(LLVMContextRef context, LLVMTargetDataRef data) {
        this.context = context;
        this.data = data;
    }

    /** @param storing the function, which the module calls and does not have yet */
    static void make(LLVMModuleRef module, LLVMContextRef context, String storing) {
        var plain = new PlainMemory(context, LLVMGetModuleDataLayout(module));
        var fresh = new LinkedHashMap<LLVMValueRef, LLVMValueRef>();
        for (var global : Functions.globals(module)) {
            fresh.put(global, plain.bytes(module, global));
        }
        Functions.defined(module).forEach(plain::plain);
        plain.store(LLVMGetNamedFunction(module, storing));
        fresh.forEach((global, bytes) -> {
            var name = Llvm.name(global);
            LLVMReplaceAllUsesWith(global, bytes);
            LLVMDeleteGlobal(global);
            LLVMSetValueName2(bytes, name, name.length());
        });
    }

    private LLVMValueRef bytes(LLVMModuleRef module, LLVMValueRef global) {
        var type = LLVMGlobalGetValueType(global);
        var initial = ByteBuffer.allocate((int) LLVMABISizeOfType(data, type)).order(ByteOrder.LITTLE_ENDIAN);
        var inside = new HashMap<Long, LLVMValueRef>();
        collect(LLVMGetInitializer(global), 0, initial, inside);
        var array = LLVMArrayType2(LLVMInt8TypeInContext(context), initial.capacity());
        var bytes = LLVMAddGlobalInAddressSpace(module, array, "", LLVMGetPointerAddressSpace(LLVMTypeOf(global)));
        LLVMSetInitializer(bytes, LLVMIsUndef(LLVMGetInitializer(global)) != 0 ? LLVMGetUndef(array) : constant(array, initial.array()));
        LLVMSetLinkage(bytes, LLVMInternalLinkage);
        LLVMSetGlobalConstant(bytes, inside.isEmpty() ? LLVMIsGlobalConstant(global) : 0);
        LLVMSetAlignment(bytes, Math.max(LLVMGetAlignment(global), LLVMABIAlignmentOfType(data, type)));
        inside.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> addresses.add(new Address(bytes, e.getKey(), e.getValue())));
        return bytes;
    }

    private LLVMValueRef constant(LLVMTypeRef array, byte[] initial) {
        for (var b : initial) {
            if (b != 0) {
                return LLVMConstStringInContext2(context, new BytePointer(initial), initial.length, 1);
            }
        }
        return LLVMConstNull(array);
    }

    private void collect(LLVMValueRef value, long at, ByteBuffer bytes, Map<Long, LLVMValueRef> addresses) {
        if (LLVMIsNull(value) != 0 || LLVMIsUndef(value) != 0) {
            return;
        }
        var type = LLVMTypeOf(value);
        switch (LLVMGetTypeKind(type)) {
            case LLVMIntegerTypeKind -> number(value, at, bytes);
            case LLVMFloatTypeKind -> number(LLVMConstBitCast(value, LLVMInt32TypeInContext(context)), at, bytes);
            case LLVMDoubleTypeKind -> number(LLVMConstBitCast(value, LLVMInt64TypeInContext(context)), at, bytes);
            case LLVMPointerTypeKind -> addresses.put(at, value);
            case LLVMStructTypeKind -> {
                for (int i = 0; i < LLVMCountStructElementTypes(type); i++) {
                    collect(LLVMGetAggregateElement(value, i), at + LLVMOffsetOfElement(data, type, i), bytes, addresses);
                }
            }
            case LLVMArrayTypeKind -> {
                long size = LLVMABISizeOfType(data, LLVMGetElementType(type));
                for (int i = 0; i < LLVMGetArrayLength2(type); i++) {
                    collect(LLVMGetAggregateElement(value, i), at + i * size, bytes, addresses);
                }
            }
            default -> throw new LoweringException("a variable begins with what has no bytes: " + Llvm.take(LLVMPrintValueToString(value)));
        }
    }

    private static void number(LLVMValueRef value, long at, ByteBuffer bytes) {
        long bits = LLVMConstIntGetZExtValue(value);
        for (int i = 0; i * 8 < LLVMGetIntTypeWidth(LLVMTypeOf(value)); i++) {
            bytes.put((int) at + i, (byte) (bits >>> i * 8));
        }
    }

    /** Lets addresses be so many bytes after others, and what is chosen of several be no address and of one part. */
    private void plain(LLVMValueRef function) {
        var builder = LLVMCreateBuilderInContext(context);
        Functions.instructions(function, LLVMPHI).stream().filter(i -> isA(LLVMStructTypeKind, i)).forEach(i -> takeApart(builder, i));
        Functions.instructions(function, LLVMGetElementPtr).forEach(i -> count(builder, i));
        Functions.instructions(function, LLVMSelect).stream().filter(PlainMemory::isAddress).forEach(i -> choose(builder, i));
        Functions.instructions(function, LLVMPHI).stream().filter(PlainMemory::isAddress).forEach(i -> meet(builder, i));
        Functions.instructions(function, LLVMExtractValue).stream().filter(PlainMemory::isAddress).forEach(i -> {
            LLVMPositionBuilderBefore(builder, LLVMGetNextInstruction(i));
            var number = number(builder, i);
            LLVMReplaceAllUsesWith(i, address(builder, number, LLVMTypeOf(i)));
            LLVMSetOperand(number, 0, i);
        });
        for (var i : Functions.instructions(function, LLVMInsertValue)) {
            var part = LLVMGetOperand(i, 1);
            if (isAddress(part)) {
                LLVMPositionBuilderBefore(builder, i);
                LLVMSetOperand(i, 1, address(builder, number(builder, part), LLVMTypeOf(part)));
            }
        }
        LLVMDisposeBuilder(builder);
    }

    private static boolean isA(int kind, LLVMValueRef value) {
        return LLVMGetTypeKind(LLVMTypeOf(value)) == kind;
    }

    private static boolean isAddress(LLVMValueRef value) {
        return isA(LLVMPointerTypeKind, value);
    }

    private LLVMValueRef number(LLVMBuilderRef builder, LLVMValueRef address) {
        return LLVMBuildPtrToInt(builder, address, LLVMInt64TypeInContext(context), "");
    }

    private static LLVMValueRef address(LLVMBuilderRef builder, LLVMValueRef number, LLVMTypeRef type) {
        return LLVMBuildIntToPtr(builder, number, type, "");
    }

    private void count(LLVMBuilderRef builder, LLVMValueRef element) {
        LLVMPositionBuilderBefore(builder, element);
        var base = number(builder, LLVMGetOperand(element, 0));
        var at = LLVMBuildAdd(builder, base, offset(builder, element), "");
        replace(element, address(builder, at, LLVMTypeOf(element)));
    }

    private void choose(LLVMBuilderRef builder, LLVMValueRef select) {
        LLVMPositionBuilderBefore(builder, select);
        var a = number(builder, LLVMGetOperand(select, 1));
        var b = number(builder, LLVMGetOperand(select, 2));
        var chosen = LLVMBuildSelect(builder, LLVMGetOperand(select, 0), a, b, "");
        replace(select, address(builder, chosen, LLVMTypeOf(select)));
    }

    private void meet(LLVMBuilderRef builder, LLVMValueRef phi) {
        var number = rebuilt(builder, phi, LLVMInt64TypeInContext(context), value -> number(builder, value));
        LLVMPositionBuilderBefore(builder, firstAfterPhis(phi));
        replace(phi, address(builder, number, LLVMTypeOf(phi)));
    }

    private static void takeApart(LLVMBuilderRef builder, LLVMValueRef phi) {
        var type = LLVMTypeOf(phi);
        var parts = new ArrayList<LLVMValueRef>();
        for (int part = 0; part < LLVMCountStructElementTypes(type); part++) {
            int number = part;
            var of = LLVMStructGetTypeAtIndex(type, part);
            parts.add(rebuilt(builder, phi, of, value -> LLVMBuildExtractValue(builder, value, number, "")));
        }
        LLVMPositionBuilderBefore(builder, firstAfterPhis(phi));
        var whole = LLVMGetPoison(type);
        for (int part = 0; part < parts.size(); part++) {
            whole = LLVMBuildInsertValue(builder, whole, parts.get(part), part, "");
        }
        replace(phi, whole);
    }

    /** A phi of what is made of each value of another one where that comes from. */
    private static LLVMValueRef rebuilt(LLVMBuilderRef builder, LLVMValueRef phi, LLVMTypeRef type, UnaryOperator<LLVMValueRef> made) {
        LLVMPositionBuilderBefore(builder, phi);
        var fresh = LLVMBuildPhi(builder, type, "");
        var values = new HashMap<LLVMBasicBlockRef, LLVMValueRef>(); // which may come here by several ways
        for (int i = 0; i < LLVMCountIncoming(phi); i++) {
            var incoming = LLVMGetIncomingValue(phi, i);
            var value = values.computeIfAbsent(LLVMGetIncomingBlock(phi, i), from -> {
                LLVMPositionBuilderBefore(builder, LLVMGetBasicBlockTerminator(from));
                return made.apply(incoming);
            });
            LLVMAddIncoming(fresh, Llvm.array(value), Llvm.array(LLVMGetIncomingBlock(phi, i)), 1);
        }
        return fresh;
    }

    private static LLVMValueRef firstAfterPhis(LLVMValueRef phi) {
        var next = phi;
        while (LLVMGetInstructionOpcode(next) == LLVMPHI) {
            next = LLVMGetNextInstruction(next);
        }
        return next;
    }

    private static void replace(LLVMValueRef instruction, LLVMValueRef by) {
        LLVMReplaceAllUsesWith(instruction, by);
        LLVMInstructionEraseFromParent(instruction);
    }

    private LLVMValueRef offset(LLVMBuilderRef builder, LLVMValueRef address) {
        var i64 = LLVMInt64TypeInContext(context);
        var type = LLVMGetGEPSourceElementType(address);
        var bytes = LLVMConstNull(i64);
        for (int i = 1; i < LLVMGetNumOperands(address); i++) {
            var index = LLVMGetOperand(address, i);
            if (i > 1 && LLVMGetTypeKind(type) == LLVMStructTypeKind) {
                int field = (int) LLVMConstIntGetZExtValue(index);
                bytes = LLVMBuildAdd(builder, bytes, LLVMConstInt(i64, LLVMOffsetOfElement(data, type, field), 0), "");
                type = LLVMStructGetTypeAtIndex(type, field);
            } else {
                type = i > 1 ? LLVMGetElementType(type) : type;
                var count = LLVMBuildIntCast2(builder, index, i64, 1, "");
                var size = LLVMConstInt(i64, LLVMABISizeOfType(data, type), 0);
                bytes = LLVMBuildAdd(builder, bytes, LLVMBuildMul(builder, count, size, ""), "");
            }
        }
        return bytes;
    }

    private void store(LLVMValueRef function) {
        var builder = LLVMCreateBuilderInContext(context);
        LLVMTypeRef i8 = LLVMInt8TypeInContext(context);
        LLVMPositionBuilderAtEnd(builder, LLVMAppendBasicBlockInContext(context, function, "entry"));
        for (var address : addresses) {
            var offset = LLVMConstInt(LLVMInt64TypeInContext(context), address.offset(), 0);
            LLVMBuildStore(builder, address.value(), LLVMBuildInBoundsGEP2(builder, i8, address.variable(), Llvm.array(offset), 1, ""));
        }
        LLVMBuildRetVoid(builder);
        LLVMSetLinkage(function, LLVMInternalLinkage);
        LLVMDisposeBuilder(builder);
    }
}
