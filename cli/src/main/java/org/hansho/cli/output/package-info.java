/**
 * Where output leaves the program: what is shown in place of characters that could attack, JSON and
 * files that are whole, and a standard output that tells its failure. {@link
 * org.hansho.cli.output.Printable} is the type to read first. Imports nothing of this module.
 */
@NullMarked
package org.hansho.cli.output;

import org.jspecify.annotations.NullMarked;
