/**
 * Mapping files: how people say which log source records of their own have and where the common
 * fields stand in them.
 *
 * <p>Read {@link org.hansho.mapping.MappingFile} first; it makes a format of a text. Imports {@code
 * event}, {@code format} and {@code yaml}. Pure functions.
 */
@NullMarked
package org.hansho.mapping;

import org.jspecify.annotations.NullMarked;
