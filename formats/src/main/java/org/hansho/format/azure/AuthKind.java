package org.hansho.format.azure;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.jspecify.annotations.Nullable;

/**
 * {@code azure.auth_type}: how a request to a data plane was authenticated, in one spelling for the
 * many that services use. What is not known stays as it was written.
 */
final class AuthKind {
  private static final byte[] ANONYMOUS = Values.ascii("Anonymous");
  private static final byte[] SAS = Values.ascii("SAS");

  /** Word contained in lower case, and the kind it stands for; the first line that fits counts. */
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
  private final RecentTexts<Written> recent = new RecentTexts<>(Written::new);

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
      event.addWellFormed(field, SAS, 0, SAS.length);
    } else if (kind != Event.NONE) {
      byte[] known = known(event, kind);
      if (known == null) {
        event.addSame(field, kind);
      } else {
        event.addWellFormed(field, known, 0, known.length);
      }
    }
  }

  private byte @Nullable [] known(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int length = event.length(slot);
    return length > RecentTexts.LONGEST
        ? known(Arrays.copyOfRange(buffer, event.start(slot), event.start(slot) + length), length)
        : recent.of(buffer, event.start(slot), length).known;
  }

  private static byte @Nullable [] known(byte[] text, int length) {
    for (byte[][] kind : KINDS) {
      if (Text.indexOf(text, 0, length, kind[0]) >= 0) {
        return kind[1];
      }
    }
    return null;
  }

  /** A text that says how a request was authenticated. */
  private static final class Written extends RecentTexts.Entry {
    private byte @Nullable [] known;

    @Override
    void read(byte[] text, int length) {
      known = known(text, length);
    }
  }
}
