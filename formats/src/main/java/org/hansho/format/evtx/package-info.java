/**
 * Event logs of Windows in their binary form (.evtx) and as XML. Begin with {@link
 * org.hansho.format.evtx.EvtxFormat}; {@link org.hansho.format.evtx.EvtxReader} walks chunks and
 * records, {@link org.hansho.format.evtx.BinXml} reads one record, and {@link
 * org.hansho.format.evtx.EvtxJson} writes it as the line of JSON that the format of Windows events
 * reads. {@link org.hansho.format.evtx.WindowsXmlFormat} does the same with texts of XML. May
 * import what other formats do.
 */
@NullMarked
package org.hansho.format.evtx;

import org.jspecify.annotations.NullMarked;
