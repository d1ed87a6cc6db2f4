package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of records that are treated in a way of their own; all others are {@link #OTHER}. */
enum RecordType {
  SYSCALL(0),
  EXECVE(1),
  SOCKADDR(1),
  KERN_MODULE(1),
  CONTAINER_ID(1),
  CWD(2),
  PATH(3),
  PROCTITLE(4),
  EOE(5),
  AVC(RecordType.ALONE),
  ADD_USER(RecordType.ALONE),
  DEL_USER(RecordType.ALONE),
  ADD_GROUP(RecordType.ALONE),
  DEL_GROUP(RecordType.ALONE),
  USER_MGMT(RecordType.ALONE),
  GRP_MGMT(RecordType.ALONE),
  USER_CHAUTHTOK(RecordType.ALONE),
  ACCT_LOCK(RecordType.ALONE),
  ACCT_UNLOCK(RecordType.ALONE),
  OTHER(RecordType.ALONE);

  private static final int ALONE = -1;
  private static final RecordType[] ALL = values();
  private static final NameTable NAMES = new NameTable(Arrays.stream(ALL).map(Enum::name).toList());

  /** Numbers of the kernel's {@code linux/audit.h}, for records whose writer knew no names. */
  private static final Map<Integer, String> NUMBERS =
      Map.ofEntries(
          Map.entry(1300, "SYSCALL"),
          Map.entry(1302, "PATH"),
          Map.entry(1305, "CONFIG_CHANGE"),
          Map.entry(1306, "SOCKADDR"),
          Map.entry(1307, "CWD"),
          Map.entry(1309, "EXECVE"),
          Map.entry(1318, "OBJ_PID"),
          Map.entry(1319, "TTY"),
          Map.entry(1320, "EOE"),
          Map.entry(1325, "NETFILTER_CFG"),
          Map.entry(1326, "SECCOMP"),
          Map.entry(1327, "PROCTITLE"),
          Map.entry(1330, "KERN_MODULE"),
          Map.entry(1400, "AVC"));

  /** Place among the records of one kernel event, which writes them in this order. */
  final int rank;

  RecordType(int rank) {
    this.rank = rank;
  }

  /** Whether the record is part of an event that gets assembled. */
  boolean isPart() {
    return rank != ALONE;
  }

  /**
   * Whether the record reports a change to accounts, so that {@code acct} names the changed one.
   */
  boolean isAccountChange() {
    return ordinal() >= ADD_USER.ordinal() && this != OTHER;
  }

  static RecordType of(byte[] buffer, int start, int length) {
    int number = NAMES.find(buffer, start, length);
    return number == NameTable.ABSENT ? OTHER : ALL[number];
  }

  /** The name behind {@code 1300} or {@code UNKNOWN[1300]}, or null. */
  static byte @Nullable [] named(long number) {
    String name = number < 0 ? null : NUMBERS.get((int) number);
    return name == null ? null : name.getBytes(StandardCharsets.US_ASCII);
  }
}
