/**
 * The words of the program, in English and Japanese.
 *
 * <p>Read {@link org.hansho.cli.text.Texts} first. Imports {@code output} and names of {@code
 * core}. Everything is immutable.
 */
@NullMarked
package org.hansho.cli.text;

import org.jspecify.annotations.NullMarked;
