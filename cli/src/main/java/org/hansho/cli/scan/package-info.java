/**
 * From paths to alerts: sources in parallel, one reading session each, one result.
 *
 * <p>Read {@link org.hansho.cli.scan.Scan} first, then {@link org.hansho.cli.scan.ScanResult}.
 * Imports {@code output}, {@code source} and {@code core}. The number of threads never changes the
 * result.
 */
@NullMarked
package org.hansho.cli.scan;

import org.jspecify.annotations.NullMarked;
