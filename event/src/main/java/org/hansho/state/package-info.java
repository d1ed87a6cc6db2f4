/**
 * Memory as bytes: what detectors and readers of formats remember is written and read in one way.
 *
 * <p>Read {@link org.hansho.state.StateWriter} first; {@link org.hansho.state.StateReader} is its
 * counterpart. Imports nothing. Each belongs to one thread.
 */
@NullMarked
package org.hansho.state;

import org.jspecify.annotations.NullMarked;
