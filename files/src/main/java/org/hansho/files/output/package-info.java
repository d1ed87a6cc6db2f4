/**
 * Where output leaves the program: what is shown in place of characters that could attack, JSON and
 * files that are whole, and a standard output that reports its failure.
 *
 * <p>Read {@link org.hansho.files.output.Printable} first. Imports nothing of Hansho.
 */
@NullMarked
package org.hansho.files.output;

import org.jspecify.annotations.NullMarked;
