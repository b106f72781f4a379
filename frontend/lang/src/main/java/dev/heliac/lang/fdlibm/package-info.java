/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
/**
 * The elementary functions, with the bits of {@link java.lang.StrictMath}, in what a loop's body and a process on a device may use: no
 * array, table, object or class initializer, and no recursion. Not for programs to call: {@code Math} and {@code StrictMath} lead here.
 *
 * <p>The functions are those of fdlibm (Sun Microsystems, netlib.org/fdlibm): its reductions, coefficients and order of operations, which
 * are what the bits of a result depend on. Where fdlibm has a table, there is a condition here, and where it gives two numbers at once,
 * what goes on with them is called instead.
 */
package dev.heliac.lang.fdlibm;
