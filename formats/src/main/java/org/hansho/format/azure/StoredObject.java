package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;

/**
 * Which object of a storage account was asked for, from its key {@code /account/container/object}
 * or from the address {@code https://account.blob.core.windows.net/container/object}.
 */
final class StoredObject {
  private static final byte[] SCHEME_END = Values.ascii("://");

  private final int key;
  private final int uri;
  private final int container;
  private final int object;
  private final int path;
  private final int fileName;
  private final int extension;

  StoredObject(Fields fields) {
    this(fields, "uri");
  }

  /** The same where the address stands in another field. */
  StoredObject(Fields fields, String address) {
    key = fields.id("properties.objectKey");
    uri = fields.id(address);
    container = fields.id("azure.storage.container");
    object = fields.id("azure.storage.object");
    path = fields.id("url.path");
    fileName = fields.id("file.name");
    extension = fields.id("file.extension");
  }

  void add(Event event) {
    int address = Text.first(event, uri);
    int pathAt = address == Event.NONE ? -1 : pathOf(event, address);
    int pathEnd = address == Event.NONE ? -1 : Text.queryOf(event, address, pathAt);
    if (pathAt >= 0 && pathEnd > pathAt && path != Fields.UNREAD) {
      event.addPart(path, address, pathAt, pathEnd - pathAt);
    }
    int keySlot = Text.first(event, key);
    if (keySlot != Event.NONE && event.buffer(keySlot)[event.start(keySlot)] == '/') {
      int containerAt = Text.segmentEnd(event, keySlot, 1, event.length(keySlot)) + 1;
      addObject(event, keySlot, containerAt, event.length(keySlot));
    } else if (pathAt >= 0) {
      addObject(event, address, pathAt + 1, pathEnd);
    }
  }

  /** Where the path of an address begins, -1 if it has none. */
  private static int pathOf(Event event, int slot) {
    int scheme = Text.indexOf(event, slot, SCHEME_END);
    if (scheme < 0) {
      return -1;
    }
    int at = Text.segmentEnd(event, slot, scheme + SCHEME_END.length, event.length(slot));
    return at < event.length(slot) ? at : -1;
  }

  private void addObject(Event event, int slot, int from, int end) {
    int containerEnd = Text.segmentEnd(event, slot, from, end);
    addPart(event, container, slot, from, containerEnd);
    int objectAt = containerEnd + 1;
    addPart(event, object, slot, objectAt, end);
    if (objectAt < end) {
      addFile(event, slot, objectAt, end);
    }
  }

  private void addFile(Event event, int slot, int from, int end) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int nameAt = end;
    int dot = -1;
    while (nameAt > from && buffer[start + nameAt - 1] != '/') {
      nameAt--;
      dot = dot < 0 && buffer[start + nameAt] == '.' ? nameAt : dot;
    }
    addPart(event, fileName, slot, nameAt, end);
    if (dot > nameAt && dot + 1 < end) {
      Text.addLower(event, extension, buffer, start + dot + 1, end - dot - 1);
    }
  }

  private static void addPart(Event event, int field, int slot, int from, int end) {
    if (field != Fields.UNREAD && end > from) {
      event.addPart(field, slot, from, end - from);
    }
  }
}
