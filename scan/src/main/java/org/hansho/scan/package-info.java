/**
 * From paths to alerts: sources in parallel, one reading session each, one result; and the
 * comparison of two such readings.
 *
 * <p>Read {@link org.hansho.scan.Scan} first, then {@link org.hansho.scan.ScanResult}. Imports
 * {@code fact}, {@code files} and {@code core}. The number of threads never changes the result.
 */
@NullMarked
package org.hansho.scan;

import org.jspecify.annotations.NullMarked;
