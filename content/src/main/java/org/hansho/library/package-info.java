/**
 * What the engine is given in files: detections, rules and lists, those built in and the user's
 * own, and databases of where addresses are.
 *
 * <p>Read {@link org.hansho.library.Library} first, then {@link org.hansho.library.GeographyFiles}.
 * Imports {@code core}. Used by one thread at the start of a program.
 */
@NullMarked
package org.hansho.library;

import org.jspecify.annotations.NullMarked;
