package org.hansho.format.auditd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.hansho.event.Fields;

/**
 * The keys of audit records that somebody looks at, for one set of fields: which field a key fills,
 * which role it plays, and whether its value may be hexadecimal text. Immutable.
 */
final class RecordKeys {
  /** A key that nobody looks at. */
  static final int UNKNOWN = NameTable.ABSENT;

  private static final int LARGEST_ARGUMENT = 1 << 20;

  /** Keys whose text comes from users; source: {@code typetab.h} of the audit user space. */
  private static final Set<String> UNTRUSTED =
      Set.of(
          "acct",
          "cgroup",
          "cmd",
          "comm",
          "cwd",
          "data",
          "device",
          "dir",
          "exe",
          "file",
          "grp",
          "host",
          "invalid_context",
          "name",
          "new-chardev",
          "new-disk",
          "new-fs",
          "new-net",
          "new-rng",
          "ocomm",
          "old-chardev",
          "old-disk",
          "old-fs",
          "old-net",
          "old-rng",
          "operation",
          "path",
          "profile",
          "root_dir",
          "sw",
          "vm",
          "watch");

  private final NameTable names;
  private final int[] field;
  private final byte[] role;
  private final byte[] hexForm;
  private final int[] argumentField;

  RecordKeys(Fields fields) {
    List<String> all = new ArrayList<>();
    for (Role known : Role.ALL) {
      all.add(known.key);
    }
    all.addAll(UNTRUSTED);
    all.addAll(fields.names());
    names = new NameTable(all);
    field = new int[all.size()];
    role = new byte[all.size()];
    hexForm = new byte[all.size()];
    for (int i = 0; i < all.size(); i++) {
      field[i] = fields.id(all.get(i));
      role[i] = (byte) (i < Role.ALL.length ? i : -1);
      hexForm[i] = hexForm(all.get(i));
    }
    argumentField = argumentFields(fields);
  }

  private static byte hexForm(String key) {
    return switch (key) {
      case "key" -> Form.LIST;
      case "proctitle" -> Form.TITLE;
      default -> UNTRUSTED.contains(key) ? Form.HEX : Form.PLAIN;
    };
  }

  private static int[] argumentFields(Fields fields) {
    List<Integer> read = new ArrayList<>(Collections.singleton(0));
    for (String name : fields.names()) {
      if (isArgument(name)) {
        read.add(Integer.parseInt(name.substring(1)));
      }
    }
    int[] ids = new int[Collections.max(read) + 1];
    Arrays.setAll(ids, argument -> fields.id("a" + argument));
    return ids;
  }

  private static boolean isArgument(String name) {
    return name.length() > 1
        && name.length() <= 6
        && name.charAt(0) == 'a'
        && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  /** The number of a key, or {@link #UNKNOWN}. */
  int find(byte[] buffer, int start, int length) {
    return names.find(buffer, start, length);
  }

  /** The number of a key of a record in which arguments are never in parts. */
  int findWhole(byte[] buffer, int start, int length) {
    if (length > 1 && length <= 8 && buffer[start] == 'a') {
      long argument = Numbers.decimal(buffer, start + 1, length - 1, -1);
      if (argument >= 0) {
        return argumentKey((int) argument);
      }
    }
    return find(buffer, start, length);
  }

  /** The field that a key fills, or {@link Fields#UNREAD}. Arguments are negative keys. */
  int field(int key) {
    if (key >= 0) {
      return field[key];
    }
    int argument = argumentOf(key);
    return argument >= 0 && argument < argumentField.length
        ? argumentField[argument]
        : Fields.UNREAD;
  }

  /** The ordinal of the role that a key plays, or -1. */
  int role(int key) {
    return key >= 0 ? role[key] : -1;
  }

  /** How a hexadecimal value of this key is decoded; {@link Form#PLAIN} if it never is one. */
  byte hexForm(int key) {
    return key >= 0 ? hexForm[key] : Form.PLAIN;
  }

  /** The key of {@code a0}, {@code a1} and so on; {@link #UNKNOWN} beyond sense. */
  static int argumentKey(int argument) {
    return argument < LARGEST_ARGUMENT ? -2 - argument : UNKNOWN;
  }

  /** The number of an argument, or negative if the key is none. */
  static int argumentOf(int key) {
    return -2 - key;
  }
}
