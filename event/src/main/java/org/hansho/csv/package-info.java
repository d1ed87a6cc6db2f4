/**
 * Reading rows of separated values without building anything.
 *
 * <p>{@link org.hansho.csv.CsvRow} is all there is. Imports nothing of Hansho. A row belongs to one
 * thread.
 */
@NullMarked
package org.hansho.csv;

import org.jspecify.annotations.NullMarked;
