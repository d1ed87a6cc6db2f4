package org.hansho.casework.export.destination;

/**
 * An alert as it is sent.
 *
 * @param key the same each time this version is sent to this target, and no other message's
 * @param alert the alert's id
 * @param version rises with every change of the alert
 * @param mediaType of the body
 * @param body belongs to the message; nobody changes it
 * @param held how many messages flood control held back since the last one that was sent
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed, and never compared.
public record Message(
    String key, String alert, long version, String mediaType, byte[] body, long held) {}
