package org.hansho.format.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import org.hansho.format.Values;

/**
 * Puts a Windows event together as flat JSON: the header of the event log and the named values
 * beside one another, as {@code windows-json} reads it. Belongs to one thread.
 */
final class WindowsObject {
  /** What stands in the header, by the names of those who decode it. */
  private static final Map<String, String> OF_WAZUH =
      Map.of(
          "providerName", "Provider_Name",
          "eventID", "EventID",
          "channel", "Channel",
          "computer", "Computer",
          "systemTime", "TimeCreated",
          "keywords", "Keywords",
          "eventRecordID", "EventRecordID",
          "level", "Level",
          "task", "Task",
          "message", "Message");

  private static final Map<String, String> OF_EVTXECMD =
      Map.of(
          "Provider", "Provider_Name",
          "EventId", "EventID",
          "Channel", "Channel",
          "Computer", "Computer",
          "TimeCreated", "TimeCreated",
          "Keywords", "Keywords",
          "EventRecordId", "EventRecordID");

  private static final byte[] SYSTEM = Values.ascii("system");
  private static final byte[] EVENT_DATA = Values.ascii("eventdata");
  private static final byte[] NAME = Values.ascii("@Name");
  private static final byte[] TEXT = Values.ascii("#text");
  private static final int MOST_NAME = 128;

  private final JsonLine line;
  private final DoubledBackslashes doubled = new DoubledBackslashes();

  WindowsObject(JsonLine line) {
    this.line = line;
  }

  // -- Wazuh --------------------------------------------------------------------------------------

  /**
   * The member {@code win}: {@code system}, and {@code eventdata} or the element of user data,
   * whose names begin in lower case.
   */
  void ofWazuh(byte[] bytes, int from, int to) {
    line.begin();
    JsonMembers parts = new JsonMembers().begin(bytes, from, to);
    while (parts.next()) {
      if (!parts.isObject()) {
        continue;
      }
      boolean header = parts.keyIs(SYSTEM);
      boolean plain = parts.keyIs(EVENT_DATA);
      JsonMembers members = new JsonMembers().begin(bytes, parts.from(), parts.to());
      while (members.next()) {
        if (header) {
          addHeader(OF_WAZUH, members, bytes);
        } else if (plain || !members.isObject()) {
          addWazuh(members, bytes);
        } else {
          addRaised(bytes, members.from(), members.to());
        }
      }
    }
    line.end();
  }

  private void addRaised(byte[] bytes, int from, int to) {
    JsonMembers members = new JsonMembers().begin(bytes, from, to);
    while (members.next()) {
      addWazuh(members, bytes);
    }
  }

  private void addWazuh(JsonMembers members, byte[] bytes) {
    String name = raised(members.key());
    if (doubled.read(bytes, members.from(), members.to())) {
      line.raw(name, doubled.bytes(), 0, doubled.length());
    } else {
      line.raw(name, bytes, members.from(), members.to() - members.from());
    }
  }

  /** {@code targetUserName} is TargetUserName; the numbered ones are so in the event log, too. */
  private static String raised(String name) {
    return name.isEmpty() || name.matches("param\\d+")
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  // -- EvtxECmd -----------------------------------------------------------------------------------

  /** Adds a column of EvtxECmd, if it is one of the header. */
  void column(String column, byte[] text, int from, int length) {
    String name = OF_EVTXECMD.get(column);
    if (name == null || length == 0) {
      return;
    }
    String said = name.equals("Keywords") ? new String(text, from, length, UTF_8) : "";
    if (said.equalsIgnoreCase("Audit failure")) {
      line.text(name, "Audit Failure");
    } else if (said.equalsIgnoreCase("Audit success")) {
      line.text(name, "Audit Success");
    } else {
      line.text(name, text, from, length);
    }
  }

  /**
   * Adds the values of EvtxECmd's {@code Payload}: {@code EventData} as a list of names and texts,
   * one of them, a text without a name, or an element of user data with members of its own.
   */
  void payload(byte[] bytes, int from, int to) {
    JsonMembers parts = new JsonMembers().begin(bytes, from, to);
    while (parts.next()) {
      if (parts.isObject()) {
        part(bytes, parts.from(), parts.to());
      }
    }
  }

  private void part(byte[] bytes, int from, int to) {
    JsonMembers members = new JsonMembers().begin(bytes, from, to);
    while (members.next()) {
      if (members.isList()) {
        JsonMembers elements = new JsonMembers().begin(bytes, members.from(), members.to());
        while (elements.nextElement()) {
          if (elements.isObject()) {
            named(bytes, elements.from(), elements.to());
          } else if (elements.isText()) {
            line.raw("Data", bytes, elements.from(), elements.to() - elements.from());
          }
        }
      } else if (members.isObject()) {
        named(bytes, members.from(), members.to());
      } else if (isName(members)) {
        line.raw(members.key(), bytes, members.from(), members.to() - members.from());
      }
    }
  }

  /** An object with a name and a text, or one whose members are values. */
  private void named(byte[] bytes, int from, int to) {
    JsonMembers members = new JsonMembers().begin(bytes, from, to);
    String name = "";
    int textFrom = from;
    int textTo = from;
    while (members.next()) {
      if (members.keyIs(NAME) && members.isText()) {
        int length = members.to() - members.from() - 2;
        name = new String(bytes, members.from() + 1, length, UTF_8);
      } else if (members.keyIs(TEXT)) {
        textFrom = members.from();
        textTo = members.to();
      } else if (isName(members)) {
        line.raw(members.key(), bytes, members.from(), members.to() - members.from());
      }
    }
    if (textTo > textFrom) {
      line.raw(name.isEmpty() ? "Data" : name, bytes, textFrom, textTo - textFrom);
    }
  }

  private static boolean isName(JsonMembers members) {
    String key = members.key();
    return !key.startsWith("@") && key.length() <= MOST_NAME && !members.isNull();
  }

  private void addHeader(Map<String, String> names, JsonMembers members, byte[] bytes) {
    String name = names.get(members.key());
    if (name != null) {
      line.raw(name, bytes, members.from(), members.to() - members.from());
    }
  }
}
