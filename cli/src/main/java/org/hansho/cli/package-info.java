/**
 * The command line: {@code hansho scan}, {@code hansho run}, {@code hansho rule} and others.
 *
 * <p>Read {@link org.hansho.cli.Main} first, then {@link org.hansho.cli.ScanCommand}. Imports all
 * rooms of this module and {@code core}. Data goes to standard output, talk to standard error; what
 * the program returns is in {@link org.hansho.cli.ExitCode}.
 */
@NullMarked
package org.hansho.cli;

import org.jspecify.annotations.NullMarked;
