/**
 * What readers remember of running processes, so that a start can be told with its parents where
 * the record itself names none or one. Read {@link org.hansho.format.process.ProcessLineage} first.
 */
@NullMarked
package org.hansho.format.process;

import org.jspecify.annotations.NullMarked;
