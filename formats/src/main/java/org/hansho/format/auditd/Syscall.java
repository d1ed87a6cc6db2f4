package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * System calls by number and by name, and what the assembled view makes of each.
 *
 * @param name the kernel's name
 * @param kind what an event of it means
 */
record Syscall(byte[] name, Kind kind) {

  /** What a system call does, as far as detections care. */
  enum Kind {
    EXECUTE,
    /** Opens a file with the flags in the second argument. */
    OPEN,
    /** Opens a file with the flags in the third argument. */
    OPEN_AT,
    /** Opens a file with flags that the record does not show. */
    OPEN_HOW,
    CREATE,
    TRUNCATE,
    RENAME,
    LINK,
    DELETE,
    TIMESTAMP,
    LOAD_MODULE,
    UNLOAD_MODULE,
    CONNECT,
    OTHER
  }

  private static final String ARCH_X86_64 = "c000003e";
  private static final String ARCH_I386 = "40000003";
  private static final String ARCH_AARCH64 = "c00000b7";

  private static final List<@Nullable Syscall> X86_64 = table(SyscallNames.X86_64);
  private static final List<@Nullable Syscall> I386 = table(SyscallNames.I386);
  private static final List<@Nullable Syscall> AARCH64 = table(SyscallNames.AARCH64);
  private static final NameTable ARCHES =
      new NameTable(List.of(ARCH_X86_64, ARCH_I386, ARCH_AARCH64));
  private static final NameTable ARCH_NAMES = new NameTable(List.of("x86_64", "i386", "aarch64"));
  private static final List<Syscall> NAMED = named();
  private static final NameTable NAMES =
      new NameTable(
          NAMED.stream().map(call -> new String(call.name, StandardCharsets.US_ASCII)).toList());

  /**
   * The number of an architecture that is known by its hexadecimal or its plain name, or {@link
   * NameTable#ABSENT}.
   */
  static int arch(byte[] buffer, int start, int length) {
    int hexadecimal = ARCHES.find(buffer, start, length);
    return hexadecimal != NameTable.ABSENT ? hexadecimal : ARCH_NAMES.find(buffer, start, length);
  }

  /** The plain name of an architecture. */
  static byte[] archName(int arch) {
    return ARCH_NAMES.name(arch);
  }

  /** A system call by number, or null if it is not known on that architecture. */
  static @Nullable Syscall numbered(int arch, long number) {
    List<@Nullable Syscall> table =
        switch (arch) {
          case 0 -> X86_64;
          case 1 -> I386;
          case 2 -> AARCH64;
          default -> Collections.<@Nullable Syscall>emptyList();
        };
    return number >= 0 && number < table.size() ? table.get((int) number) : null;
  }

  /** The call that a record names or numbers, or null. */
  static @Nullable Syscall of(AuditRecord record) {
    int call = record.token(Role.SYSCALL);
    if (call < 0) {
      return null;
    }
    long number = record.number(Role.SYSCALL, -1);
    if (number < 0) {
      return named(record.buffer, record.start[call], record.length[call]);
    }
    int written = record.token(Role.SYSCALL_NAME);
    if (written >= 0) {
      return named(record.buffer, record.start[written], record.length[written]);
    }
    int arch = record.token(Role.ARCH);
    return arch < 0
        ? null
        : numbered(arch(record.buffer, record.start[arch], record.length[arch]), number);
  }

  /** A system call by name, or null. */
  static @Nullable Syscall named(byte[] buffer, int start, int length) {
    int number = NAMES.find(buffer, start, length);
    return number == NameTable.ABSENT ? null : NAMED.get(number);
  }

  private static List<@Nullable Syscall> table(String text) {
    List<@Nullable Syscall> table = new ArrayList<>();
    for (String word : text.strip().split("\\s+")) {
      if (Character.isDigit(word.charAt(0))) {
        while (table.size() < Integer.parseInt(word)) {
          table.add(null);
        }
      } else {
        table.add(new Syscall(word.getBytes(StandardCharsets.US_ASCII), kindOf(word)));
      }
    }
    return table;
  }

  private static List<Syscall> named() {
    Set<String> seen = new HashSet<>();
    List<Syscall> calls = new ArrayList<>();
    for (List<@Nullable Syscall> table : List.of(X86_64, I386, AARCH64)) {
      for (@Nullable Syscall call : table) {
        if (call != null && seen.add(new String(call.name, StandardCharsets.US_ASCII))) {
          calls.add(call);
        }
      }
    }
    return calls;
  }

  private static Kind kindOf(String name) {
    return switch (name) {
      case "execve", "execveat" -> Kind.EXECUTE;
      case "open" -> Kind.OPEN;
      case "openat" -> Kind.OPEN_AT;
      case "openat2", "open_by_handle_at" -> Kind.OPEN_HOW;
      case "creat", "mkdir", "mkdirat", "mknod", "mknodat" -> Kind.CREATE;
      case "truncate", "truncate64" -> Kind.TRUNCATE;
      case "rename", "renameat", "renameat2" -> Kind.RENAME;
      case "link", "linkat", "symlink", "symlinkat" -> Kind.LINK;
      case "unlink", "unlinkat", "rmdir" -> Kind.DELETE;
      case "utime", "utimes", "futimesat", "utimensat", "utimensat_time64" -> Kind.TIMESTAMP;
      case "init_module", "finit_module" -> Kind.LOAD_MODULE;
      case "delete_module" -> Kind.UNLOAD_MODULE;
      case "connect" -> Kind.CONNECT;
      default -> Kind.OTHER;
    };
  }
}
