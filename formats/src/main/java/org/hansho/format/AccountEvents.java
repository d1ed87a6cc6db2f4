package org.hansho.format;

import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * What the Security log says of accounts and groups that were changed. Its {@code TargetUserName}
 * is then the account or the group that something was done to, and whoever did it stands in {@code
 * SubjectUserName}.
 *
 * <p>Source: Microsoft, "Audit User Account Management", "Audit Security Group Management".
 */
final class AccountEvents {
  private static final Set<Integer> OF_ACCOUNT =
      Set.of(4720, 4722, 4723, 4724, 4725, 4726, 4738, 4741, 4742, 4743, 4765, 4766, 4767, 4781);
  private static final Set<Integer> OF_MEMBER =
      Set.of(4728, 4729, 4732, 4733, 4746, 4747, 4751, 4752, 4756, 4757, 4761, 4762);

  /** Of accounts and groups that were changed. */
  static final Renames DONE_BY =
      Renames.of(
          """
          user.name | SubjectUserName
          user.id   | SubjectUserSid
          """);

  /** Of accounts that were changed. */
  static final Renames ACCOUNT =
      Renames.of(
          """
          user.target.name | TargetUserName
          user.target.id   | TargetSid
          """);

  /** Of groups whose members were changed. */
  static final Renames MEMBER =
      Renames.of(
          """
          group.name       | TargetUserName
          user.target.name | (MemberName: the name in front)
          user.target.id   | MemberSid
          """);

  private static final byte[] COMMON_NAME = Values.ascii("CN=");

  private final Renames.Copies doneBy;
  private final Renames.Copies account;
  private final Renames.Copies member;
  private final int memberName;
  private final int targetName;

  AccountEvents(Fields fields) {
    doneBy = DONE_BY.bind(fields);
    account = ACCOUNT.bind(fields);
    member = MEMBER.bind(fields);
    memberName = fields.id("MemberName");
    targetName = fields.id("user.target.name");
  }

  /** Native fields that it looks at. */
  static Set<String> reads() {
    Set<String> reads = new TreeSet<>(Set.of("MemberName"));
    reads.addAll(DONE_BY.allSources());
    reads.addAll(ACCOUNT.allSources());
    reads.addAll(MEMBER.allSources());
    return reads;
  }

  void fill(Event event, int id, Renames.SlotTest said) {
    boolean ofMember = OF_MEMBER.contains(id);
    if (ofMember || OF_ACCOUNT.contains(id)) {
      doneBy.apply(event, said);
      (ofMember ? member : account).apply(event, said);
    }
    if (ofMember) {
      addMember(event, said);
    }
  }

  /** The name of a member stands in front of its place in the directory. */
  private void addMember(Event event, Renames.SlotTest said) {
    int slot = memberName == Fields.UNREAD ? Event.NONE : event.first(memberName);
    if (slot == Event.NONE || targetName == Fields.UNREAD || !said.passes(event, slot)) {
      return;
    }
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int end = from + event.length(slot);
    if (Values.startsWith(event, memberName, COMMON_NAME)) {
      from += COMMON_NAME.length;
      int comma = from;
      while (comma < end && (text[comma] != ',' || text[comma - 1] == '\\')) {
        comma++;
      }
      end = comma;
    }
    event.addCopy(targetName, ValueKind.STRING, text, from, end - from);
  }
}
