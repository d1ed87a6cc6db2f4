/**
 * Finds and reads the texts of detections, rules and lists: those built in, and the user's own.
 *
 * <p>Read {@link org.hansho.cli.content.TextFiles} first. Imports {@code core}. Used by one thread
 * at the start of the program.
 */
@NullMarked
package org.hansho.cli.content;

import org.jspecify.annotations.NullMarked;
