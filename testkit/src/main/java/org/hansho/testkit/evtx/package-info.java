/**
 * Windows event logs in their binary form, written from the format's published description, to try
 * a reader with. Begin with {@link org.hansho.testkit.evtx.EvtxWriter}. Imports nothing of Hansho.
 */
@NullMarked
package org.hansho.testkit.evtx;

import org.jspecify.annotations.NullMarked;
