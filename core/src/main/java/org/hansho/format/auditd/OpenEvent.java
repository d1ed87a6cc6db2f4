package org.hansho.format.auditd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One kernel event under assembly: copies of its records and where the values lie that the
 * assembled view needs. Pooled and reused; belongs to one assembler.
 */
final class OpenEvent {
  private static final int KEPT_BYTES = 1 << 16;

  private static final Role[] OF_SYSCALL = {
    Role.ARCH,
    Role.SYSCALL,
    Role.SUCCESS,
    Role.EXIT,
    Role.PPID,
    Role.PID,
    Role.UID,
    Role.EUID,
    Role.SES,
    Role.EXE,
    Role.UID_NAME,
    Role.EUID_NAME,
    Role.CONTAINER
  };

  long time;
  long serial;
  long node;
  long position;

  /** How many events the assembler had opened, with this one. */
  long number;

  // Links of the assembler.
  @Nullable OpenEvent inChain;
  @Nullable OpenEvent older;
  @Nullable OpenEvent newer;

  /** The records as they were read. */
  byte[] evidence = new byte[1024];

  int evidenceLength;

  /** Holds the values; the same as the evidence unless they had to be decoded. */
  byte[] values = evidence;

  private byte[] apart = {};
  private int apartLength;

  int nodeStart;
  int nodeLength;

  // Values by role.
  private long present;
  final int[] start = new int[Role.ALL.length];
  final int[] length = new int[Role.ALL.length];
  final byte[] form = new byte[Role.ALL.length];

  Syscall.Kind kind = Syscall.Kind.OTHER;

  /** The flags of an open, or zero. */
  long flags;

  int paths;
  int[] pathStart = new int[8];
  int[] pathLength = new int[8];
  byte[] pathForm = new byte[8];
  byte[] pathType = new byte[8];
  private int[] pathItem = new int[8];

  final Arguments arguments = new Arguments();

  private int seen;
  private int rank;
  private int records;
  private long items;

  /** Whether the records came in the order in which the kernel writes them. */
  boolean inOrder;

  /** Takes a new event up. */
  void begin(AuditRecord record, long nodeHash, long recordPosition) {
    time = record.time;
    serial = record.serial;
    node = nodeHash;
    position = recordPosition;
    evidenceLength = 0;
    apartLength = 0;
    nodeLength = 0;
    present = 0;
    kind = Syscall.Kind.OTHER;
    flags = 0;
    paths = 0;
    seen = 0;
    rank = -1;
    records = 0;
    items = 0;
    inOrder = true;
    arguments.clear();
    values = record.valuesEnd > 0 ? apart : evidence;
  }

  /** Gives back memory that an unusually large event needed. */
  void release() {
    if (evidence.length > KEPT_BYTES) {
      evidence = new byte[1024];
    }
    if (apart.length > KEPT_BYTES) {
      apart = new byte[0];
    }
    values = evidence;
  }

  boolean is(AuditRecord record, long nodeHash) {
    return serial == record.serial && time == record.time && node == nodeHash;
  }

  int bytes() {
    return evidenceLength + apartLength;
  }

  int records() {
    return records;
  }

  boolean saw(RecordType type) {
    return (seen & (1 << type.ordinal())) != 0;
  }

  boolean has(Role role) {
    return (present & (1L << role.ordinal())) != 0 && form[role.ordinal()] != Form.NULL;
  }

  boolean is(Role role, String word) {
    int r = role.ordinal();
    return has(role) && Numbers.isWord(values, start[r], length[r], word);
  }

  long number(Role role, long otherwise) {
    int r = role.ordinal();
    return has(role) ? Numbers.decimal(values, start[r], length[r], otherwise) : otherwise;
  }

  /** Whether the last record came behind one that the kernel writes later. */
  boolean add(AuditRecord record, byte[] text, int from, int bytes) {
    RecordType type = record.type;
    boolean late = type.rank < rank;
    rank = Math.max(rank, type.rank);
    inOrder &= !late;
    records++;
    seen |= 1 << type.ordinal();
    int shift = record.valuesEnd > 0 ? copyApart(record) : evidenceLength - from;
    copyEvidence(text, from, bytes);
    if (record.nodeLength > 0 && nodeLength == 0) {
      nodeStart = record.nodeStart + shift;
      nodeLength = record.nodeLength;
    }
    take(record, shift);
    return late;
  }

  private int copyApart(AuditRecord record) {
    int at = apartLength;
    int needed = at + record.valuesEnd;
    if (needed > apart.length) {
      apart = Arrays.copyOf(apart, Math.max(needed, apart.length * 2));
    }
    values = apart;
    System.arraycopy(record.buffer, 0, apart, at, record.valuesEnd);
    apartLength = needed;
    return at;
  }

  private void copyEvidence(byte[] text, int from, int bytes) {
    if (bytes == 0) {
      return;
    }
    int needed = evidenceLength + bytes + 1;
    if (needed > evidence.length) {
      boolean same = values == evidence;
      evidence = Arrays.copyOf(evidence, Math.max(needed, evidence.length * 2));
      values = same ? evidence : values;
    }
    System.arraycopy(text, from, evidence, evidenceLength, bytes);
    evidence[needed - 1] = '\n';
    evidenceLength = needed;
  }

  private void take(AuditRecord record, int shift) {
    switch (record.type) {
      case SYSCALL -> takeSyscall(record, shift);
      case EXECVE -> arguments.take(record, shift);
      case PATH -> takePath(record, shift);
      case CWD -> take(record, Role.CWD, shift);
      case PROCTITLE -> take(record, Role.PROCTITLE, shift);
      case KERN_MODULE -> take(record, Role.NAME, shift);
      case CONTAINER_ID -> take(record, Role.CONTAINER, shift);
      case SOCKADDR -> {
        take(record, Role.SADDR, shift);
        take(record, Role.LADDR, shift);
        take(record, Role.LPORT, shift);
      }
      default -> {}
    }
  }

  private void take(AuditRecord record, Role role, int shift) {
    int token = record.token(role);
    if (token >= 0) {
      int r = role.ordinal();
      present |= 1L << r;
      start[r] = record.start[token] + shift;
      length[r] = record.length[token];
      form[r] = record.form[token];
    }
  }

  private void takeSyscall(AuditRecord record, int shift) {
    for (Role role : OF_SYSCALL) {
      take(record, role, shift);
    }
    items = record.number(Role.ITEMS, 0);
    Syscall call = Syscall.of(record);
    kind = call == null ? Syscall.Kind.OTHER : call.kind();
    if (kind == Syscall.Kind.OPEN) {
      flags = argument(record, 1);
    } else if (kind == Syscall.Kind.OPEN_AT) {
      flags = argument(record, 2);
    }
  }

  private static long argument(AuditRecord record, int number) {
    int key = RecordKeys.argumentKey(number);
    for (int token = 0; token < record.count; token++) {
      if (record.key[token] == key) {
        return Numbers.hexadecimal(record.buffer, record.start[token], record.length[token], 0);
      }
    }
    return 0;
  }

  /** Keeps the paths in the order of their items, whatever the order of the records. */
  private void takePath(AuditRecord record, int shift) {
    if (paths == pathStart.length) {
      growPaths();
    }
    int item = (int) Math.min(record.number(Role.ITEM, paths), Integer.MAX_VALUE);
    int at = paths++;
    while (at > 0 && pathItem[at - 1] > item) {
      pathItem[at] = pathItem[at - 1];
      pathStart[at] = pathStart[at - 1];
      pathLength[at] = pathLength[at - 1];
      pathForm[at] = pathForm[at - 1];
      pathType[at] = pathType[at - 1];
      at--;
    }
    int name = record.token(Role.NAME);
    pathItem[at] = item;
    pathStart[at] = name < 0 ? 0 : record.start[name] + shift;
    pathLength[at] = name < 0 ? 0 : record.length[name];
    pathForm[at] = name < 0 ? Form.NULL : record.form[name];
    pathType[at] = PathType.of(record);
  }

  private void growPaths() {
    int capacity = paths * 2;
    pathStart = Arrays.copyOf(pathStart, capacity);
    pathLength = Arrays.copyOf(pathLength, capacity);
    pathForm = Arrays.copyOf(pathForm, capacity);
    pathType = Arrays.copyOf(pathType, capacity);
    pathItem = Arrays.copyOf(pathItem, capacity);
  }

  /** Whether the kernel has written its last record. */
  boolean hasEnded() {
    return saw(RecordType.PROCTITLE) || saw(RecordType.EOE);
  }

  /** Whether every record that the others announce is there. */
  boolean isWhole() {
    if (!saw(RecordType.SYSCALL) || !hasEnded()) {
      return false;
    }
    boolean executed = kind == Syscall.Kind.EXECUTE;
    if (executed && !arguments.areWhole(is(Role.SUCCESS, "no"))) {
      return false;
    }
    if (kind == Syscall.Kind.CONNECT && !saw(RecordType.SOCKADDR)) {
      return false;
    }
    return items == 0 || (paths >= items && saw(RecordType.CWD));
  }
}
