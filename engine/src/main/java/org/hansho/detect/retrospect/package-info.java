/**
 * The baseline that looks back: who was in contact with an address before a list of threat
 * intelligence named it.
 *
 * <p>Read {@link org.hansho.detect.retrospect.RetrospectDetector} first; which facts reach it at
 * all says {@link org.hansho.detect.PairFilter}.
 */
@NullMarked
package org.hansho.detect.retrospect;

import org.jspecify.annotations.NullMarked;
