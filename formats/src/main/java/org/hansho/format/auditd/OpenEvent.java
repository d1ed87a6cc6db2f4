package org.hansho.format.auditd;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
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

  final PathList paths = new PathList();
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
    paths.clear();
    seen = 0;
    rank = -1;
    records = 0;
    items = 0;
    inOrder = true;
    arguments.clear();
    values = record.valuesEnd > 0 ? apart : evidence;
  }

  void save(StateWriter out) {
    out.number(time);
    out.number(serial);
    out.number(node);
    out.number(position);
    out.number(number);
    out.bytes(evidence, 0, evidenceLength);
    out.bytes(apart, 0, apartLength);
    out.flag(isApart());
    out.count(nodeStart);
    out.count(nodeLength);
    out.number(present);
    for (long left = present; left != 0; left &= left - 1) {
      int role = Long.numberOfTrailingZeros(left);
      out.count(start[role]);
      out.count(length[role]);
      out.count(form[role]);
    }
    out.count(kind.ordinal());
    out.number(flags);
    paths.save(out);
    arguments.save(out);
    out.number(seen);
    out.number(rank);
    out.count(records);
    out.number(items);
    out.flag(inOrder);
  }

  void restore(StateReader in) {
    time = in.number();
    serial = in.number();
    node = in.number();
    position = in.number();
    number = in.number();
    evidence = in.bytes();
    evidenceLength = evidence.length;
    apart = in.bytes();
    apartLength = apart.length;
    values = in.flag() ? apart : evidence;
    nodeStart = in.count();
    nodeLength = in.count();
    present = in.number();
    for (long left = present; left != 0; left &= left - 1) {
      int role = Long.numberOfTrailingZeros(left);
      start[role] = in.count();
      length[role] = in.count();
      form[role] = (byte) in.count();
    }
    kind = Syscall.Kind.values()[in.count()];
    flags = in.number();
    paths.restore(in);
    arguments.restore(in);
    seen = (int) in.number();
    rank = (int) in.number();
    records = in.count();
    items = in.number();
    inOrder = in.flag();
  }

  /** Whether the values were decoded into a buffer of their own. */
  @SuppressWarnings("ReferenceEquality") // Which of the two arrays it is, not what is in it.
  private boolean isApart() {
    return values == apart;
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
      boolean same = !isApart();
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
      case PATH -> paths.take(record, shift);
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
    return items == 0 || (paths.count() >= items && saw(RecordType.CWD));
  }
}
