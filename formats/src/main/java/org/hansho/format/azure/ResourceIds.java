package org.hansho.format.azure;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;

/**
 * What the identifier of a resource says: {@code
 * /subscriptions/S/resourceGroups/G/providers/P/T/N}. Azure writes the same identifier in several
 * cases; here all of it is lower case. Belongs to one thread.
 */
final class ResourceIds {
  private static final int LONGEST = RecentTexts.LONGEST;

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
  private final RecentTexts<Identifier> recent = new RecentTexts<>(Identifier::new);

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
    if (slot != Event.NONE && event.length(slot) <= LONGEST) {
      byte[] buffer = event.buffer(slot);
      recent.of(buffer, event.start(slot), event.length(slot)).addTo(event);
    }
  }

  /** An identifier and its parts. */
  private final class Identifier extends RecentTexts.Entry {
    private byte[] text = new byte[0];
    private int length;

    /** Field, begin and end of each part, in their order. */
    private int[] parts = new int[24];

    private int used;

    void addTo(Event event) {
      for (int i = 0; i < used; i += 3) {
        event.addWellFormed(parts[i], text, parts[i + 1], parts[i + 2] - parts[i + 1]);
      }
    }

    @Override
    void read(byte[] written, int writtenLength) {
      if (text.length < writtenLength) {
        text = new byte[written.length];
      }
      for (int i = 0; i < writtenLength; i++) {
        text[i] = (byte) Text.lower(written[i]);
      }
      length = writtenLength;
      used = 0;
      part(id, 0, length);
      if (text[0] == '/') {
        readSegments();
      }
    }

    private void readSegments() {
      int at = 1;
      while (at < length) {
        int end = segmentEnd(at);
        int next = Math.min(length, end + 1);
        int nextEnd = segmentEnd(next);
        if (is(at, end, SUBSCRIPTIONS)) {
          part(account, next, nextEnd);
        } else if (is(at, end, GROUPS)) {
          part(group, next, nextEnd);
        } else if (is(at, end, TENANTS)) {
          part(tenant, next, nextEnd);
        } else if (is(at, end, PROVIDERS)) {
          readResource(next, nextEnd);
          return;
        }
        at = nextEnd + 1;
      }
    }

    /** The outermost resource, such as the storage account of a blob service. */
    private void readResource(int provider, int providerEnd) {
      int typeEnd = segmentEnd(Math.min(length, providerEnd + 1));
      int nameAt = Math.min(length, typeEnd + 1);
      int nameEnd = segmentEnd(nameAt);
      if (nameEnd > nameAt) {
        part(type, provider, typeEnd);
        part(name, nameAt, nameEnd);
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

    private void part(int field, int from, int end) {
      if (field == Fields.UNREAD || end <= from) {
        return;
      }
      if (used == parts.length) {
        parts = Arrays.copyOf(parts, used * 2);
      }
      parts[used++] = field;
      parts[used++] = from;
      parts[used++] = end;
    }
  }
}
