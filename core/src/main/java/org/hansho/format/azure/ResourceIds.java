package org.hansho.format.azure;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;

/**
 * What the identifier of a resource says: {@code
 * /subscriptions/S/resourceGroups/G/providers/P/T/N}. Azure writes the same identifier in several
 * cases; here all of it is lower case. Belongs to one thread.
 */
final class ResourceIds {
  private static final int LONGEST = 2048;

  private static final byte[] SUBSCRIPTIONS = Values.ascii("subscriptions");
  private static final byte[] GROUPS = Values.ascii("resourcegroups");
  private static final byte[] PROVIDERS = Values.ascii("providers");
  private static final byte[] TENANTS = Values.ascii("tenants");

  private final int id;
  private final int account;
  private final int group;
  private final int type;
  private final int name;
  private final int tenant;
  private final int[] sources;

  /** The identifier that came last, as it was written and in lower case. */
  private byte[] written = new byte[256];

  private byte[] text = new byte[256];
  private int length;

  /** Reads the first of these fields that holds an identifier. */
  ResourceIds(Fields fields, String... sources) {
    id = fields.id("cloud.resource_id");
    account = fields.id("cloud.account.id");
    group = fields.id("azure.resource_group");
    type = fields.id("cloud.resource.type");
    name = fields.id("cloud.resource.name");
    tenant = fields.id("azure.tenant_id");
    this.sources = Values.ids(fields, sources);
  }

  void add(Event event) {
    int slot = Text.first(event, sources);
    if (slot == Event.NONE || event.length(slot) > LONGEST) {
      return;
    }
    lower(event.buffer(slot), event.start(slot), event.length(slot));
    addSlice(event, id, 0, length);
    if (text[0] == '/') {
      addSegments(event);
    }
  }

  private void lower(byte[] buffer, int start, int valueLength) {
    if (valueLength == length
        && Arrays.equals(written, 0, length, buffer, start, start + valueLength)) {
      return;
    }
    if (text.length < valueLength) {
      text = new byte[Math.max(valueLength, text.length * 2)];
      written = new byte[text.length];
    }
    System.arraycopy(buffer, start, written, 0, valueLength);
    for (int i = 0; i < valueLength; i++) {
      text[i] = (byte) Text.lower(buffer[start + i]);
    }
    length = valueLength;
  }

  private void addSegments(Event event) {
    int at = 1;
    while (at < length) {
      int end = segmentEnd(at);
      int next = Math.min(length, end + 1);
      int nextEnd = segmentEnd(next);
      if (is(at, end, SUBSCRIPTIONS)) {
        addSlice(event, account, next, nextEnd);
      } else if (is(at, end, GROUPS)) {
        addSlice(event, group, next, nextEnd);
      } else if (is(at, end, TENANTS)) {
        addSlice(event, tenant, next, nextEnd);
      } else if (is(at, end, PROVIDERS)) {
        addResource(event, next, nextEnd);
        return;
      }
      at = nextEnd + 1;
    }
  }

  /** The outermost resource, such as the storage account of a blob service. */
  private void addResource(Event event, int provider, int providerEnd) {
    int typeEnd = segmentEnd(Math.min(length, providerEnd + 1));
    int nameAt = Math.min(length, typeEnd + 1);
    int nameEnd = segmentEnd(nameAt);
    if (nameEnd > nameAt) {
      addSlice(event, type, provider, typeEnd);
      addSlice(event, name, nameAt, nameEnd);
    }
  }

  private int segmentEnd(int from) {
    int at = from;
    while (at < length && text[at] != '/') {
      at++;
    }
    return at;
  }

  private boolean is(int from, int end, byte[] word) {
    return Arrays.equals(text, from, end, word, 0, word.length);
  }

  private void addSlice(Event event, int field, int from, int end) {
    if (field != Fields.UNREAD && end > from) {
      event.addCopy(field, ValueKind.STRING, text, from, end - from);
    }
  }
}
