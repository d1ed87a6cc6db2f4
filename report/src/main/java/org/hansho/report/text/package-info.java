/**
 * The words of the program, in English and Japanese.
 *
 * <p>Read {@link org.hansho.report.text.Texts} first. Imports {@code files.output} and names of
 * {@code core}. Everything is immutable.
 */
@NullMarked
package org.hansho.report.text;

import org.jspecify.annotations.NullMarked;
