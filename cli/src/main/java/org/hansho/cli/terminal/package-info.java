/**
 * What a terminal needs: columns that respect wide characters, colour, a progress line.
 *
 * <p>Read {@link org.hansho.cli.terminal.Width} first. Imports nothing of Hansho. Everything but
 * the progress line is stateless.
 */
@NullMarked
package org.hansho.cli.terminal;

import org.jspecify.annotations.NullMarked;
