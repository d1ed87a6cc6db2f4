/**
 * Reading JSON without building anything: the scanner that turns the bytes of a record into slices.
 *
 * <p>Read {@link org.hansho.json.JsonScanner} first. Imports {@code event} for the event it fills,
 * nothing else of the engine. A scanner belongs to one thread; {@link org.hansho.json.JsonPaths} is
 * immutable.
 */
@NullMarked
package org.hansho.json;

import org.jspecify.annotations.NullMarked;
