package org.hansho.demo;

import java.time.Instant;

/**
 * What a source says at one time.
 *
 * @param source its name, one of {@link Morning#sources}
 * @param bytes whole lines; of a format that is read whole, the document
 */
record Sending(Instant at, String source, byte[] bytes) {}
