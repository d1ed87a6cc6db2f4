/**
 * Measures what detectors cost: facts a CPU second and bytes a key.
 *
 * <p>Read {@link org.hansho.benchmark.memory.Memory} first. Imports the engine. One thread.
 */
@NullMarked
package org.hansho.benchmark.memory;

import org.jspecify.annotations.NullMarked;
