package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;

/**
 * {@code azure.auth_type}: how a request to a data plane was authenticated, in one spelling for the
 * many that services use. What is not known stays as it was written.
 */
final class AuthKind {
  private static final byte[] ANONYMOUS = Values.ascii("Anonymous");
  private static final byte[] SAS = Values.ascii("SAS");

  /** Word contained in lower case, and the kind it tells; the upper line counts. */
  private static final byte[][][] KINDS = {
    {Values.ascii("anonym"), ANONYMOUS},
    {Values.ascii("sas"), SAS},
    {Values.ascii("resourcetoken"), Values.ascii("ResourceToken")},
    {Values.ascii("oauth"), Values.ascii("OAuth")},
    {Values.ascii("bearer"), Values.ascii("OAuth")},
    {Values.ascii("aad"), Values.ascii("OAuth")},
    {Values.ascii("key"), Values.ascii("AccountKey")},
    {Values.ascii("authenticated"), Values.ascii("AccountKey")}
  };

  private final int field;

  AuthKind(Fields fields) {
    field = fields.id("azure.auth_type");
  }

  /**
   * Adds the kind.
   *
   * @param status a value such as {@code SASSuccess} that may say more than the kind itself, as in
   *     classic logs; or {@code Event.NONE}
   */
  void add(Event event, int kind, int status) {
    if (field == Fields.UNREAD) {
      return;
    }
    if (status != Event.NONE && Text.indexOf(event, status, KINDS[1][0]) >= 0) {
      event.addCopy(field, ValueKind.STRING, SAS, 0, SAS.length);
    } else if (kind != Event.NONE) {
      addKnown(event, kind);
    }
  }

  private void addKnown(Event event, int slot) {
    for (byte[][] known : KINDS) {
      if (Text.contains(event, slot, known[0])) {
        event.addCopy(field, ValueKind.STRING, known[1], 0, known[1].length);
        return;
      }
    }
    event.addSame(field, slot);
  }
}
