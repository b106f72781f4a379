package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * The layout of class descriptors: the fields of {@code struct hk_class} in hk_abi.h, in this order and aligned as C aligns them,
 * then what depends on the process: bits that say which interfaces are above, and the code that selectors are answered with.
 */
final class ClassDescriptor {

    /** A field; a new one goes into {@code struct hk_class} and docs/abi.md as well. */
    enum Field {
        /** The number of the type. */
        FIRST(4),
        /** The last number of the types below it. */
        LAST(4),
        /** The string that Class.getName gives. */
        NAME(0),
        /** The descriptor of the elements of an array of references. */
        ELEMENT(0),
        /** For the collector, the kind of {@link Shape}. */
        SHAPE(4),
        /** Its bytes. */
        BYTES(4),
        /** Its references. */
        REFERENCES(0),
        /** The class object; null in a process that asks no object for its class. */
        OBJECT(0),
        /** The descriptor of arrays with elements of this type; null in a process that makes none by class objects. */
        ARRAY(0),
        /** The number of the bit that descriptors of types below this interface have set; of a class 0, which none has set. */
        BIT(4);

        /** 0 stands for a pointer's. */
        private final int bytes;

        Field(int bytes) {
            this.bytes = bytes;
        }
    }

    private final Ir ir;
    private final int pointer;
    private final int bitBytes;

    /** @param bits how many bits the process needs */
    ClassDescriptor(Ir ir, int pointer, int bits) {
        this.ir = ir;
        this.pointer = pointer;
        bitBytes = ObjectLayout.align((bits + 7) / 8, pointer);
    }

    int offset(Field field) {
        int at = 0;
        for (var f : Field.values()) {
            at = ObjectLayout.align(at, bytes(f));
            if (f == field) {
                return at;
            }
            at += bytes(f);
        }
        throw new IllegalStateException(field.name());
    }

    private int bytes(Field field) {
        return field.bytes == 0 ? pointer : field.bytes;
    }

    /** Where the bits are, which is at the end of {@code struct hk_class}. */
    int bits() {
        var last = Field.values()[Field.values().length - 1];
        return ObjectLayout.align(offset(last) + bytes(last), pointer);
    }

    /** Where a selector's code is. */
    int code(int slot) {
        return bits() + bitBytes + slot * pointer;
    }

    /** A descriptor's field; it never changes. */
    LLVMValueRef load(LLVMValueRef descriptor, Field field) {
        var at = ir.offset(descriptor, offset(field));
        return ir.constant(ir.load(field.bytes == 0 ? ir.ptr : ir.i32, at, bytes(field), "descriptor"));
    }

    LLVMTypeRef type(int slots) {
        var parts = new ArrayList<LLVMTypeRef>();
        int at = 0;
        for (var field : Field.values()) {
            padding(offset(field) - at, parts);
            parts.add(field.bytes == 0 ? ir.ptr : ir.i32);
            at = offset(field) + bytes(field);
        }
        padding(bits() - at, parts);
        parts.add(LLVMArrayType2(ir.i8, bitBytes));
        parts.add(LLVMArrayType2(ir.ptr, slots));
        return LLVMStructTypeInContext(ir.context, Llvm.array(parts.toArray(LLVMTypeRef[]::new)), parts.size(), 1);
    }

    private void padding(int bytes, List<LLVMTypeRef> parts) {
        if (bytes > 0) {
            parts.add(LLVMArrayType2(ir.i8, bytes));
        }
    }

    /** What a descriptor holds. */
    LLVMValueRef value(Map<Field, LLVMValueRef> fields, byte[] bits, LLVMValueRef... code) {
        var parts = new ArrayList<LLVMValueRef>();
        int at = 0;
        for (var field : Field.values()) {
            zeros(offset(field) - at, parts);
            parts.add(fields.get(field));
            at = offset(field) + bytes(field);
        }
        zeros(bits() - at, parts);
        parts.add(ir.bytes(Arrays.copyOf(bits, bitBytes), false));
        parts.add(ir.array(ir.ptr, code));
        return ir.packed(parts.toArray(LLVMValueRef[]::new));
    }

    private void zeros(int bytes, List<LLVMValueRef> parts) {
        if (bytes > 0) {
            parts.add(LLVMConstNull(LLVMArrayType2(ir.i8, bytes)));
        }
    }
}
