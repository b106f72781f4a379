package dev.heliac.il;

import static dev.heliac.il.Op.Effect.*;
import static dev.heliac.il.Op.Format.*;
import static dev.heliac.il.Op.Slot.*;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of operations: one row each, with its name in the text form, its operand format, the slots of its operands and
 * results, its effect and its meaning. Parser, printer, binary codec, verifier and the specification's index come from these rows;
 * a row's ordinal is its number in the binary form, so new rows go at the end and raise the format's version.
 */
public enum Op {
    I32_ADD("i32.add", PLAIN, List.of(I32, I32), List.of(I32), PURE, "a + b, wrapping"),
    I32_SUB("i32.sub", PLAIN, List.of(I32, I32), List.of(I32), PURE, "a - b, wrapping"),
    I32_MUL("i32.mul", PLAIN, List.of(I32, I32), List.of(I32), PURE, "a * b, wrapping"),
    I32_DIV("i32.div", PLAIN, List.of(I32, I32), List.of(I32), TRAPS, "a / b towards zero; traps divide when b is 0; MIN / -1 = MIN"),
    I32_REM("i32.rem", PLAIN, List.of(I32, I32), List.of(I32), TRAPS, "a % b with the sign of a; traps divide when b is 0; MIN % -1 = 0"),
    I32_AND("i32.and", PLAIN, List.of(I32, I32), List.of(I32), PURE, "bitwise and"),
    I32_OR("i32.or", PLAIN, List.of(I32, I32), List.of(I32), PURE, "bitwise or"),
    I32_XOR("i32.xor", PLAIN, List.of(I32, I32), List.of(I32), PURE, "bitwise exclusive or"),
    I32_SHL("i32.shl", PLAIN, List.of(I32, I32), List.of(I32), PURE, "a << (b mod width)"),
    I32_SHR("i32.shr", PLAIN, List.of(I32, I32), List.of(I32), PURE, "a >> (b mod width), arithmetic"),
    I32_USHR("i32.ushr", PLAIN, List.of(I32, I32), List.of(I32), PURE, "a >>> (b mod width), logical"),
    I32_NEG("i32.neg", PLAIN, List.of(I32), List.of(I32), PURE, "-a, wrapping"),
    I32_EQ("i32.eq", PLAIN, List.of(I32, I32), List.of(I32), PURE, "1 when a == b, else 0"),
    I32_NE("i32.ne", PLAIN, List.of(I32, I32), List.of(I32), PURE, "1 when a != b, else 0"),
    I32_LT("i32.lt", PLAIN, List.of(I32, I32), List.of(I32), PURE, "1 when a < b, signed, else 0"),
    I32_LE("i32.le", PLAIN, List.of(I32, I32), List.of(I32), PURE, "1 when a <= b, signed, else 0"),
    I32_GT("i32.gt", PLAIN, List.of(I32, I32), List.of(I32), PURE, "1 when a > b, signed, else 0"),
    I32_GE("i32.ge", PLAIN, List.of(I32, I32), List.of(I32), PURE, "1 when a >= b, signed, else 0"),
    I32_ULT("i32.ult", PLAIN, List.of(I32, I32), List.of(I32), PURE, "1 when a < b, unsigned, else 0"),
    I32_CLZ("i32.clz", PLAIN, List.of(I32), List.of(I32), PURE, "number of leading zero bits"),
    I32_CTZ("i32.ctz", PLAIN, List.of(I32), List.of(I32), PURE, "number of trailing zero bits"),
    I32_POPCNT("i32.popcnt", PLAIN, List.of(I32), List.of(I32), PURE, "number of bits that are 1"),
    I64_ADD("i64.add", PLAIN, List.of(I64, I64), List.of(I64), PURE, "a + b, wrapping"),
    I64_SUB("i64.sub", PLAIN, List.of(I64, I64), List.of(I64), PURE, "a - b, wrapping"),
    I64_MUL("i64.mul", PLAIN, List.of(I64, I64), List.of(I64), PURE, "a * b, wrapping"),
    I64_DIV("i64.div", PLAIN, List.of(I64, I64), List.of(I64), TRAPS, "a / b towards zero; traps divide when b is 0; MIN / -1 = MIN"),
    I64_REM("i64.rem", PLAIN, List.of(I64, I64), List.of(I64), TRAPS, "a % b with the sign of a; traps divide when b is 0; MIN % -1 = 0"),
    I64_AND("i64.and", PLAIN, List.of(I64, I64), List.of(I64), PURE, "bitwise and"),
    I64_OR("i64.or", PLAIN, List.of(I64, I64), List.of(I64), PURE, "bitwise or"),
    I64_XOR("i64.xor", PLAIN, List.of(I64, I64), List.of(I64), PURE, "bitwise exclusive or"),
    I64_SHL("i64.shl", PLAIN, List.of(I64, I32), List.of(I64), PURE, "a << (b mod width)"),
    I64_SHR("i64.shr", PLAIN, List.of(I64, I32), List.of(I64), PURE, "a >> (b mod width), arithmetic"),
    I64_USHR("i64.ushr", PLAIN, List.of(I64, I32), List.of(I64), PURE, "a >>> (b mod width), logical"),
    I64_NEG("i64.neg", PLAIN, List.of(I64), List.of(I64), PURE, "-a, wrapping"),
    I64_EQ("i64.eq", PLAIN, List.of(I64, I64), List.of(I32), PURE, "1 when a == b, else 0"),
    I64_NE("i64.ne", PLAIN, List.of(I64, I64), List.of(I32), PURE, "1 when a != b, else 0"),
    I64_LT("i64.lt", PLAIN, List.of(I64, I64), List.of(I32), PURE, "1 when a < b, signed, else 0"),
    I64_LE("i64.le", PLAIN, List.of(I64, I64), List.of(I32), PURE, "1 when a <= b, signed, else 0"),
    I64_GT("i64.gt", PLAIN, List.of(I64, I64), List.of(I32), PURE, "1 when a > b, signed, else 0"),
    I64_GE("i64.ge", PLAIN, List.of(I64, I64), List.of(I32), PURE, "1 when a >= b, signed, else 0"),
    I64_ULT("i64.ult", PLAIN, List.of(I64, I64), List.of(I32), PURE, "1 when a < b, unsigned, else 0"),
    I64_CLZ("i64.clz", PLAIN, List.of(I64), List.of(I32), PURE, "number of leading zero bits"),
    I64_CTZ("i64.ctz", PLAIN, List.of(I64), List.of(I32), PURE, "number of trailing zero bits"),
    I64_POPCNT("i64.popcnt", PLAIN, List.of(I64), List.of(I32), PURE, "number of bits that are 1"),
    I64_CMP("i64.cmp", PLAIN, List.of(I64, I64), List.of(I32), PURE, "-1, 0 or 1 as a is less than, equal to or greater than b"),
    F32_ADD("f32.add", PLAIN, List.of(F32, F32), List.of(F32), PURE, "a + b, IEEE 754, to nearest even"),
    F32_SUB("f32.sub", PLAIN, List.of(F32, F32), List.of(F32), PURE, "a - b, IEEE 754, to nearest even"),
    F32_MUL("f32.mul", PLAIN, List.of(F32, F32), List.of(F32), PURE, "a * b, IEEE 754, to nearest even"),
    F32_DIV("f32.div", PLAIN, List.of(F32, F32), List.of(F32), PURE, "a / b, IEEE 754, to nearest even"),
    F32_REM("f32.rem", PLAIN, List.of(F32, F32), List.of(F32), PURE, "Java's %: exact, the sign of a (C's fmod)"),
    F32_NEG("f32.neg", PLAIN, List.of(F32), List.of(F32), PURE, "a with the sign inverted"),
    F32_ABS("f32.abs", PLAIN, List.of(F32), List.of(F32), PURE, "a with the sign cleared"),
    F32_SQRT("f32.sqrt", PLAIN, List.of(F32), List.of(F32), PURE, "correctly rounded square root"),
    F32_FLOOR("f32.floor", PLAIN, List.of(F32), List.of(F32), PURE, "greatest integer not above a"),
    F32_CEIL("f32.ceil", PLAIN, List.of(F32), List.of(F32), PURE, "least integer not below a"),
    F32_RINT("f32.rint", PLAIN, List.of(F32), List.of(F32), PURE, "nearest integer, ties to even"),
    F32_FMA("f32.fma", PLAIN, List.of(F32, F32, F32), List.of(F32), PURE, "a * b + c, rounded once"),
    F32_EQ("f32.eq", PLAIN, List.of(F32, F32), List.of(I32), PURE, "1 when a == b, else 0"),
    F32_NE("f32.ne", PLAIN, List.of(F32, F32), List.of(I32), PURE, "1 when a != b or unordered, else 0"),
    F32_LT("f32.lt", PLAIN, List.of(F32, F32), List.of(I32), PURE, "1 when a < b, else 0"),
    F32_LE("f32.le", PLAIN, List.of(F32, F32), List.of(I32), PURE, "1 when a <= b, else 0"),
    F32_GT("f32.gt", PLAIN, List.of(F32, F32), List.of(I32), PURE, "1 when a > b, else 0"),
    F32_GE("f32.ge", PLAIN, List.of(F32, F32), List.of(I32), PURE, "1 when a >= b, else 0"),
    F32_CMPL("f32.cmpl", PLAIN, List.of(F32, F32), List.of(I32), PURE, "-1, 0 or 1; -1 when unordered"),
    F32_CMPG("f32.cmpg", PLAIN, List.of(F32, F32), List.of(I32), PURE, "-1, 0 or 1; 1 when unordered"),
    F64_ADD("f64.add", PLAIN, List.of(F64, F64), List.of(F64), PURE, "a + b, IEEE 754, to nearest even"),
    F64_SUB("f64.sub", PLAIN, List.of(F64, F64), List.of(F64), PURE, "a - b, IEEE 754, to nearest even"),
    F64_MUL("f64.mul", PLAIN, List.of(F64, F64), List.of(F64), PURE, "a * b, IEEE 754, to nearest even"),
    F64_DIV("f64.div", PLAIN, List.of(F64, F64), List.of(F64), PURE, "a / b, IEEE 754, to nearest even"),
    F64_REM("f64.rem", PLAIN, List.of(F64, F64), List.of(F64), PURE, "Java's %: exact, the sign of a (C's fmod)"),
    F64_NEG("f64.neg", PLAIN, List.of(F64), List.of(F64), PURE, "a with the sign inverted"),
    F64_ABS("f64.abs", PLAIN, List.of(F64), List.of(F64), PURE, "a with the sign cleared"),
    F64_SQRT("f64.sqrt", PLAIN, List.of(F64), List.of(F64), PURE, "correctly rounded square root"),
    F64_FLOOR("f64.floor", PLAIN, List.of(F64), List.of(F64), PURE, "greatest integer not above a"),
    F64_CEIL("f64.ceil", PLAIN, List.of(F64), List.of(F64), PURE, "least integer not below a"),
    F64_RINT("f64.rint", PLAIN, List.of(F64), List.of(F64), PURE, "nearest integer, ties to even"),
    F64_FMA("f64.fma", PLAIN, List.of(F64, F64, F64), List.of(F64), PURE, "a * b + c, rounded once"),
    F64_EQ("f64.eq", PLAIN, List.of(F64, F64), List.of(I32), PURE, "1 when a == b, else 0"),
    F64_NE("f64.ne", PLAIN, List.of(F64, F64), List.of(I32), PURE, "1 when a != b or unordered, else 0"),
    F64_LT("f64.lt", PLAIN, List.of(F64, F64), List.of(I32), PURE, "1 when a < b, else 0"),
    F64_LE("f64.le", PLAIN, List.of(F64, F64), List.of(I32), PURE, "1 when a <= b, else 0"),
    F64_GT("f64.gt", PLAIN, List.of(F64, F64), List.of(I32), PURE, "1 when a > b, else 0"),
    F64_GE("f64.ge", PLAIN, List.of(F64, F64), List.of(I32), PURE, "1 when a >= b, else 0"),
    F64_CMPL("f64.cmpl", PLAIN, List.of(F64, F64), List.of(I32), PURE, "-1, 0 or 1; -1 when unordered"),
    F64_CMPG("f64.cmpg", PLAIN, List.of(F64, F64), List.of(I32), PURE, "-1, 0 or 1; 1 when unordered"),
    I32_EXT8("i32.ext8", PLAIN, List.of(I32), List.of(I32), PURE, "low 8 bits, sign-extended"),
    I32_EXT16("i32.ext16", PLAIN, List.of(I32), List.of(I32), PURE, "low 16 bits, sign-extended"),
    I32_EXTU16("i32.extu16", PLAIN, List.of(I32), List.of(I32), PURE, "low 16 bits, zero-extended"),
    I64_OF_I32("i64.of.i32", PLAIN, List.of(I32), List.of(I64), PURE, "sign-extended"),
    I32_OF_I64("i32.of.i64", PLAIN, List.of(I64), List.of(I32), PURE, "low 32 bits"),
    F32_OF_I32("f32.of.i32", PLAIN, List.of(I32), List.of(F32), PURE, "rounded to nearest even"),
    F64_OF_I32("f64.of.i32", PLAIN, List.of(I32), List.of(F64), PURE, "exact"),
    F32_OF_I64("f32.of.i64", PLAIN, List.of(I64), List.of(F32), PURE, "rounded to nearest even"),
    F64_OF_I64("f64.of.i64", PLAIN, List.of(I64), List.of(F64), PURE, "rounded to nearest even"),
    I32_OF_F32("i32.of.f32", PLAIN, List.of(F32), List.of(I32), PURE, "towards zero, saturating, NaN gives 0"),
    I64_OF_F32("i64.of.f32", PLAIN, List.of(F32), List.of(I64), PURE, "towards zero, saturating, NaN gives 0"),
    I32_OF_F64("i32.of.f64", PLAIN, List.of(F64), List.of(I32), PURE, "towards zero, saturating, NaN gives 0"),
    I64_OF_F64("i64.of.f64", PLAIN, List.of(F64), List.of(I64), PURE, "towards zero, saturating, NaN gives 0"),
    F64_OF_F32("f64.of.f32", PLAIN, List.of(F32), List.of(F64), PURE, "exact"),
    F32_OF_F64("f32.of.f64", PLAIN, List.of(F64), List.of(F32), PURE, "rounded to nearest even"),
    I32_BITS("i32.bits.f32", PLAIN, List.of(F32), List.of(I32), PURE, "the bits of a, NaN payloads kept"),
    F32_BITS("f32.bits.i32", PLAIN, List.of(I32), List.of(F32), PURE, "the float of these bits"),
    I64_BITS("i64.bits.f64", PLAIN, List.of(F64), List.of(I64), PURE, "the bits of a, NaN payloads kept"),
    F64_BITS("f64.bits.i64", PLAIN, List.of(I64), List.of(F64), PURE, "the double of these bits"),
    I32_CONST("i32.const", CONST, List.of(), List.of(I32), PURE, "a constant"),
    I64_CONST("i64.const", CONST, List.of(), List.of(I64), PURE, "a constant"),
    F32_CONST("f32.const", CONST, List.of(), List.of(F32), PURE, "a constant"),
    F64_CONST("f64.const", CONST, List.of(), List.of(F64), PURE, "a constant"),
    STRING_CONST("string", CONST, List.of(), List.of(STRING), PURE, "the one string object of this text in the process"),
    REF_EQ("ref.eq", PLAIN, List.of(REF, REF), List.of(I32), PURE, "1 when both are the same object or both null, else 0"),
    REF_IS_NULL("ref.isnull", PLAIN, List.of(REF), List.of(I32), PURE, "1 when null, else 0"),
    REF_CHECK("ref.check", PLAIN, List.of(REF), List.of(), TRAPS, "traps null when null"),
    CLASS_NAME("ref.classname", PLAIN, List.of(REF), List.of(STRING), TRAPS,
            "the name of the object's class, as Class.getName gives it; traps null"),
    NULL("null", TYPED, List.of(), List.of(REF_T), PURE, "the null reference of type T"),
    NEW("new", TYPED, List.of(), List.of(REF_T), TRAPS, "a new object of class T, fields zero; traps memory"),
    INSTANCE_OF("ref.is", TYPED, List.of(REF), List.of(I32), PURE, "1 when not null and of type T, else 0"),
    CAST("ref.cast", TYPED, List.of(REF), List.of(REF_T), TRAPS, "the same reference as a T; traps cast when neither null nor of type T"),
    ARRAY_NEW("array.new", TYPED, List.of(I32), List.of(ARRAY_T), TRAPS, "a new T[] of this length, elements zero; traps negative, memory"),
    ARRAY_LENGTH("array.length", PLAIN, List.of(ARRAY), List.of(I32), TRAPS, "the length; traps null"),
    ARRAY_LOAD("array.load", TYPED, List.of(ARRAY_T, I32), List.of(VALUE_T), TRAPS, "the element, widened; traps null, bounds"),
    ARRAY_STORE("array.store", TYPED, List.of(ARRAY_T, I32, VALUE_T), List.of(), TRAPS,
            "sets the element, truncated; traps null, bounds, and store when the array was made for a type the reference is not of"),
    ARRAY_COPY("array.copy", TYPED, List.of(ARRAY_T, I32, ARRAY_T, I32, I32), List.of(), TRAPS,
            "copies source, at, destination, at, count, as if through a temporary; traps null, copy when not all of it lies in"
                    + " both arrays, and copy at the first element that the target does not take, after those before it are written"),
    FIELD_GET("field.get", MEMBER, List.of(OWNER), List.of(FIELD), TRAPS, "the field of the object, widened; traps null"),
    FIELD_SET("field.set", MEMBER, List.of(OWNER, FIELD), List.of(), TRAPS, "sets the field of the object, truncated; traps null"),
    STATIC_GET("static.get", MEMBER, List.of(), List.of(FIELD), PURE, "the process's static field, widened"),
    STATIC_SET("static.set", MEMBER, List.of(FIELD), List.of(), WRITES, "sets the process's static field, truncated"),
    EX_NEW("ex.new", TYPED, List.of(I32), List.of(VECTOR_T), TRAPS,
            "a new exchange vector ex T[] of this length, elements zero; traps negative, memory"),
    EX_FREE("ex.free", PLAIN, List.of(TAKE_VECTOR), List.of(), WRITES, "gives a vector's memory back"),
    EX_LENGTH("ex.length", PLAIN, List.of(VECTOR), List.of(I32), PURE, "the vector's length"),
    EX_LOAD("ex.load", TYPED, List.of(USE_VECTOR_T, I32), List.of(VALUE_T), TRAPS, "the element, widened; traps bounds"),
    EX_STORE("ex.store", TYPED, List.of(USE_VECTOR_T, I32, VALUE_T), List.of(), TRAPS, "sets the element, truncated; traps bounds"),
    EX_READ("ex.read", TYPED, List.of(USE_VECTOR_T, I32, ARRAY_T, I32, I32), List.of(), TRAPS,
            "copies vector, at, to array, at, count; traps null, bounds before any element is written"),
    EX_WRITE("ex.write", TYPED, List.of(USE_VECTOR_T, I32, ARRAY_T, I32, I32), List.of(), TRAPS,
            "copies to vector, at, from array, at, count; traps null, bounds before any element is written"),
    CLOSE("close", PLAIN, List.of(TAKE_END), List.of(), WRITES,
            "closes an endpoint in any state, a listener or all endpoints of a set; the peer sees closed after the messages already sent"),
    CHANNEL("channel", CONTRACT, List.of(), List.of(IMP, EXP), TRAPS,
            "a new channel of the contract, both ends in the state that is named, else in its initial state; traps memory"),
    SEND("send", MESSAGE, List.of(TAKE_ENDPOINT, FIELDS), List.of(NEXT), WRITES,
            "sends a message the state lets this end send; to a closed peer it is dropped and what it carries released"),
    CALL("call", INVOKE, List.of(ARGUMENTS), List.of(RESULTS), TRAPS, "calls a function of the module; traps stack"),
    REF_AS("ref.as", TYPED, List.of(REF), List.of(REF_T), PURE, "the same reference as a T when of type T, else null"),
    CALL_VIRTUAL("call.virtual", DISPATCH, List.of(ARGUMENTS), List.of(RESULTS), TRAPS,
            "calls what the first argument's class answers the selector with; traps null, stack"),
    CLASS_INIT("class.init", TYPED, List.of(), List.of(), TRAPS,
            "runs the initializer of class T unless it has begun in this process; one that throws can be begun again"),
    CLASS_CONST("class.const", TYPED, List.of(), List.of(CLASS), PURE, "the one $java.lang.Class object of type T, a reference or scalar"),
    CLASS_OF("class.of", PLAIN, List.of(REF), List.of(CLASS), TRAPS, "the object's class; traps null"),
    CLASS_IS("class.is", PLAIN, List.of(CLASS, REF), List.of(I32), TRAPS,
            "1 when the object is not null and of the class, else 0; traps null"),
    CLASS_ARRAY("class.array", PLAIN, List.of(CLASS, I32), List.of(REF_OBJECT), TRAPS,
            "a new array with elements of the class, of this length, elements null; traps null, negative, memory, and cast"
                    + " when the class is a scalar's or one that the process makes no objects of"),
    REF_HASH("ref.hash", PLAIN, List.of(REF), List.of(I32), PURE, "a number that stays with the object, 0 for null"),
    CONSOLE_WRITE("console.write", TYPED, List.of(I32, ARRAY_T, I32, I32), List.of(), TRAPS,
            "writes to output 1 or error 2, from array, at, count; T is i8; traps null, bounds"),
    CLOCK_NANOS("clock.nanos", PLAIN, List.of(), List.of(I64), WRITES, "nanoseconds since some moment, never less than before"),
    CLOCK_MILLIS("clock.millis", PLAIN, List.of(), List.of(I64), WRITES, "milliseconds since 1970-01-01 00:00 UTC"),
    EXIT("exit", PLAIN, List.of(I32), List.of(), WRITES, "ends the process with this status; goes no further"),
    HEAP_COLLECT("heap.collect", PLAIN, List.of(), List.of(), WRITES, "collects the process's heap"),
    HEAP_USED("heap.used", PLAIN, List.of(), List.of(I64), WRITES, "bytes of the process's heap in use, garbage included"),
    HEAP_LIMIT("heap.limit", PLAIN, List.of(), List.of(I64), PURE, "the most bytes that the process's heap may use"),
    TRACE_TAKE("trace.take", TYPED, List.of(ARRAY_T), List.of(I32), TRAPS,
            "stores the return addresses of the process's stack, the newest first, as many as fit, and gives how many there are,"
                    + " 1024 at most; T is i32; traps null"),
    TRACE_FRAME("trace.frame", TYPED, List.of(I32, I32, ARRAY_T), List.of(I32), TRAPS,
            "for a return address and n: stores class, method, source and line of the n-th method there, the innermost first, each with"
                    + " a zero byte behind it, as far as they fit; gives their length, 0 when there is none; T is i8; traps null"),
    REF_CLONE("ref.clone", PLAIN, List.of(REF), List.of(REF_OBJECT), TRAPS,
            "a new object of the same class and length with the same contents, a cell as an empty one; traps null, memory"),
    CELL_PUT("cell.put", TYPED, List.of(CELL, TAKE_T), List.of(), TRAPS,
            "fills the cell with an owned T, a vector or endpoint; what it held before is freed or closed; traps null"),
    CELL_TAKE("cell.take", TYPED, List.of(CELL), List.of(OWNED_T), TRAPS,
            "empties the cell and gives the T that it held; traps null, and cast when it holds no T"),
    CELL_FULL("cell.full", PLAIN, List.of(CELL), List.of(I32), TRAPS, "1 when the cell holds something, else 0; traps null"),
    ANY_OF("any.of", TYPED, List.of(TAKE_T), List.of(ANY), WRITES,
            "an endpoint of type T, in a known state, as one that alone knows what it is"),
    ANY_IS("any.is", TYPED, List.of(ANY), List.of(I32), PURE,
            "1 when it is an endpoint of type T, in that state, of the contract or, for an exporter, of one that extends it, else 0"),
    ANY_AS("any.as", TYPED, List.of(TAKE_ANY), List.of(OWNED_T), TRAPS,
            "the endpoint of type T that it is; traps cast when any.is gives 0, after closing it"),
    INDEX_CHECK("index.check", PLAIN, List.of(I32, I32), List.of(), TRAPS, "traps bounds, for index a and length b, unless 0 <= a < b"),
    ARRAY_LENGTH_KNOWN("array.length.known", PLAIN, List.of(ARRAY), List.of(I32), PURE, "proved: the length of what is not null"),
    ARRAY_LOAD_KNOWN("array.load.known", TYPED, List.of(ARRAY_T, I32), List.of(VALUE_T), PURE,
            "proved: the element, widened, of what is not null and has the index"),
    ARRAY_STORE_KNOWN("array.store.known", TYPED, List.of(ARRAY_T, I32, VALUE_T), List.of(), WRITES,
            "proved: sets the element, truncated, of what is not null, has the index and takes the value"),
    ARRAY_STORE_WITHIN("array.store.within", TYPED, List.of(ARRAY_T, I32, VALUE_T), List.of(), TRAPS,
            "proved: sets the element of what is not null and has the index; traps store"),
    FIELD_GET_KNOWN("field.get.known", MEMBER, List.of(OWNER), List.of(FIELD), PURE, "proved: the field, widened, of what is not null"),
    FIELD_SET_KNOWN("field.set.known", MEMBER, List.of(OWNER, FIELD), List.of(), WRITES,
            "proved: sets the field, truncated, of what is not null"),
    REF_AS_KNOWN("ref.as.known", TYPED, List.of(REF), List.of(REF_T), PURE, "proved: the same reference as a T, which it is when not null"),
    CLASS_OF_KNOWN("class.of.known", PLAIN, List.of(REF), List.of(CLASS), PURE, "proved: the class of what is not null"),
    CALL_VIRTUAL_KNOWN("call.virtual.known", DISPATCH, List.of(ARGUMENTS), List.of(RESULTS), TRAPS,
            "proved: calls what the class of the first argument, which is not null, answers the selector with; traps stack"),
    EX_GET_LE("ex.get.le", TYPED, List.of(USE_BYTES, I32, I32, I32), List.of(VALUE_T), TRAPS,
            "of vector, from, size, at: the T, widened, in the bytes from + at and on, the low one first; traps bounds unless the size"
                    + " bytes at from lie in the vector and the T in them; T is not bool"),
    EX_GET_BE("ex.get.be", TYPED, List.of(USE_BYTES, I32, I32, I32), List.of(VALUE_T), TRAPS, "as ex.get.le, the high byte first"),
    EX_PUT_LE("ex.put.le", TYPED, List.of(USE_BYTES, I32, I32, I32, VALUE_T), List.of(), TRAPS,
            "of vector, from, size, at, value: sets the bytes that ex.get.le reads, truncated; traps as it does"),
    EX_PUT_BE("ex.put.be", TYPED, List.of(USE_BYTES, I32, I32, I32, VALUE_T), List.of(), TRAPS, "as ex.put.le, the high byte first"),
    SET_NEW("set.new", TYPED, List.of(), List.of(SET_T), TRAPS, "an empty set of endpoints of type T; traps memory"),
    SET_ADD("set.add", TYPED, List.of(USE_SET_T, TAKE_T, REF), List.of(), WRITES,
            "puts an endpoint into the set, with an object or null that comes out with it"),
    SET_SIZE("set.size", PLAIN, List.of(SET), List.of(I32), WRITES, "how many endpoints are in the set"),
    PAR("par", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "calls a function for each index, in any order and at the same time; traps negative when an extent is below 0 or their"
                    + " product over 2147483647"),
    PAR_SUM("par.sum", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(GIVEN), TRAPS,
            "adds up what a function gives for each index below one extent, in the order of reductions; traps negative when it is below"
                    + " 0, and memory"),
    PAR_MIN("par.min", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(GIVEN), TRAPS,
            "the least of what the function gives, as Math.min has it; traps as par.sum does"),
    PAR_MAX("par.max", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(GIVEN), TRAPS,
            "the greatest of what the function gives, as Math.max has it; traps as par.sum does"),
    PAR_REDUCE("par.reduce", LOOP, List.of(ARGUMENTS, EXTENTS, COMBINING), List.of(GIVEN), TRAPS,
            "combines by @g what the function gives, in the order of reductions, and gives the value behind else when there is no index;"
                    + " traps as par.sum does"),
    EX_ADD("ex.add", TYPED, List.of(USE_VECTOR_T, I32, VALUE_T), List.of(), TRAPS,
            "adds to the element, wrapping, in one step that no other iteration comes into; traps bounds; T is i32, i64, f32 or f64"),
    PAR_UNORDERED("par.unordered", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "as par, of iterations that may meet"),
    PAR_CHUNKED("par.chunked", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "proved: as par; a second function does any run of the iterations, in order, as the first one would"),
    PAR_UNORDERED_CHUNKED("par.unordered.chunked", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "proved: as par.unordered, with a second function as par.chunked has"),
    EX_LOAD_KNOWN("ex.load.known", TYPED, List.of(USE_VECTOR_T, I32), List.of(VALUE_T), PURE,
            "proved: the element, widened, of what has the index"),
    EX_STORE_KNOWN("ex.store.known", TYPED, List.of(USE_VECTOR_T, I32, VALUE_T), List.of(), WRITES,
            "proved: sets the element, truncated, of what has the index"),
    PAR_TILES("par.tiles", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "as par, of a function that may have phases; traps negative when an extent is below 0 or their product over 1048576"),
    PAR_TILES_CHUNKED("par.tiles.chunked", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "proved: as par.tiles, with a second function as par.chunked has"),
    PHASE("phase", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "as par, within a tile, whose threads do it together"),
    TILE_NEW("tile.new", TYPED, List.of(I32), List.of(TILE_T), WRITES,
            "a vector in the tile's fast memory, elements zero, of a constant length; it is there until the function returns"),
    PAR_STRIDED("par.strided", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "proved: as par; a second function does any iterations that lie equally far apart, perhaps several at once"),
    PAR_UNORDERED_STRIDED("par.unordered.strided", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(), TRAPS,
            "proved: as par.unordered, with a second function as par.strided has"),
    PAR_SUM_STRIDED("par.sum.strided", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(GIVEN), TRAPS,
            "proved: as par.sum; a second function gives what several iterations give that lie equally far apart"),
    PAR_MIN_STRIDED("par.min.strided", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(GIVEN), TRAPS,
            "proved: as par.min, with a second function as par.sum.strided has"),
    PAR_MAX_STRIDED("par.max.strided", LOOP, List.of(ARGUMENTS, EXTENTS), List.of(GIVEN), TRAPS,
            "proved: as par.max, with a second function as par.sum.strided has"),
    PAR_REDUCE_STRIDED("par.reduce.strided", LOOP, List.of(ARGUMENTS, EXTENTS, COMBINING), List.of(GIVEN), TRAPS,
            "proved: as par.reduce, with a second function as par.sum.strided has");

    /** What follows the name. */
    public enum Format {
        PLAIN,
        CONST,
        TYPED,
        MEMBER,
        INVOKE,
        LOOP,
        DISPATCH,
        MESSAGE,
        CONTRACT
    }

    /** What an instruction does besides computing its results. */
    public enum Effect {
        /** Nothing: may be removed, repeated or moved. */
        PURE,
        /** Changes memory or a channel, but cannot fail. */
        WRITES,
        /** May fail with a {@link Trap} or throw; may also change memory. */
        TRAPS
    }

    /**
     * The place of an operand or result. {@code …_T} relates to the type immediate; {@code TAKE_…} consumes an owned value, the other
     * linear slots only use one, owned or borrowed.
     */
    public enum Slot {
        I32,
        I64,
        F32,
        F64,
        /** Any reference. */
        REF,
        /** {@code $java.lang.String}. */
        STRING,
        /** {@code $java.lang.Class}. */
        CLASS,
        /** {@code $java.lang.Object}. */
        REF_OBJECT,
        /** The type immediate itself, a reference type. */
        REF_T,
        /** Any array. */
        ARRAY,
        ARRAY_T,
        /** A value of T, widened. */
        VALUE_T,
        /** A new owned {@code ex T[]}. */
        VECTOR_T,
        /** Any vector, used. */
        VECTOR,
        USE_VECTOR_T,
        /** An {@code ex i8[]}, used. */
        USE_BYTES,
        TAKE_VECTOR,
        /** {@code $dev.heliac.lang.TRef}. */
        CELL,
        /** A T, a vector or endpoint, consumed. */
        TAKE_T,
        /** A T that is owned now. */
        OWNED_T,
        /** An {@code any}, used. */
        ANY,
        TAKE_ANY,
        /** A new owned {@code set T}. */
        SET_T,
        /** A {@code set T}, used. */
        USE_SET_T,
        /** Any set, used. */
        SET,
        /** An endpoint, whether its type is known or not, a listener or a set, consumed. */
        TAKE_END,
        TAKE_ENDPOINT,
        /** A reference to the class that declares the field. */
        OWNER,
        /** A value of the field's type, widened. */
        FIELD,
        /** The message's fields, owned ones consumed. */
        FIELDS,
        /** The endpoint in its next state. */
        NEXT,
        IMP,
        EXP,
        ARGUMENTS,
        /** One to three {@code i32}. */
        EXTENTS,
        /** A new borrowed {@code &ex T[]}. */
        TILE_T,
        /** What a reduction's function gives. */
        GIVEN,
        /** Arguments of the function that combines two values, and what there is when there are none. */
        COMBINING,
        RESULTS
    }

    private static final Map<String, Op> BY_NAME = new HashMap<>();

    private static final Set<Op> PROVED = EnumSet.of(
            ARRAY_LENGTH_KNOWN, ARRAY_LOAD_KNOWN, ARRAY_STORE_KNOWN, ARRAY_STORE_WITHIN, FIELD_GET_KNOWN, FIELD_SET_KNOWN,
            REF_AS_KNOWN, CLASS_OF_KNOWN, CALL_VIRTUAL_KNOWN, PAR_CHUNKED, PAR_UNORDERED_CHUNKED, PAR_TILES_CHUNKED, EX_LOAD_KNOWN,
            EX_STORE_KNOWN, PAR_STRIDED, PAR_UNORDERED_STRIDED, PAR_SUM_STRIDED, PAR_MIN_STRIDED, PAR_MAX_STRIDED,
            PAR_REDUCE_STRIDED);

    static {
        for (var op : values()) {
            BY_NAME.put(op.text, op);
        }
    }

    private final String text;
    private final Format format;
    private final List<Slot> operands;
    private final List<Slot> results;
    private final Effect effect;
    private final String meaning;

    Op(String text, Format format, List<Slot> operands, List<Slot> results, Effect effect, String meaning) {
        this.text = text;
        this.format = format;
        this.operands = operands;
        this.results = results;
        this.effect = effect;
        this.meaning = meaning;
    }

    /** The operation of this name, or null. */
    public static Op named(String text) {
        return BY_NAME.get(text);
    }

    public String text() {
        return text;
    }

    public Format format() {
        return format;
    }

    public List<Slot> operands() {
        return operands;
    }

    public List<Slot> results() {
        return results;
    }

    public Effect effect() {
        return effect;
    }

    public String meaning() {
        return meaning;
    }

    /**
     * Whether it leaves out checks that the optimizer has proved superfluous where it stands. Only what the optimizer made may have
     * it: the verifier cannot tell that the proof is right.
     */
    public boolean proved() {
        return PROVED.contains(this);
    }

    /** Whether it is a loop that has a second function, for many iterations. */
    public boolean chunked() {
        return alone() != this;
    }

    /** Whether that function is for iterations that lie apart. */
    public boolean strided() {
        return switch (this) {
            case PAR_STRIDED, PAR_UNORDERED_STRIDED, PAR_SUM_STRIDED, PAR_MIN_STRIDED, PAR_MAX_STRIDED, PAR_REDUCE_STRIDED -> true;
            default -> false;
        };
    }

    /** The loop without a second function; every other operation is itself. */
    public Op alone() {
        return switch (this) {
            case PAR_CHUNKED, PAR_STRIDED -> PAR;
            case PAR_UNORDERED_CHUNKED, PAR_UNORDERED_STRIDED -> PAR_UNORDERED;
            case PAR_TILES_CHUNKED -> PAR_TILES;
            case PAR_SUM_STRIDED -> PAR_SUM;
            case PAR_MIN_STRIDED -> PAR_MIN;
            case PAR_MAX_STRIDED -> PAR_MAX;
            case PAR_REDUCE_STRIDED -> PAR_REDUCE;
            default -> this;
        };
    }

    /** Whether an exception can leave this operation. */
    public boolean throwing() {
        return effect == TRAPS;
    }
}
