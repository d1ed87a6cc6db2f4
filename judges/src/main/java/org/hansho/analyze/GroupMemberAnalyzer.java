package org.hansho.analyze;

import java.util.List;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Finds which accounts a command puts into which groups: {@code user.target.name} and {@code
 * group.name}, as the account records of the audit system and of the system log name them; see
 * {@link GroupMembers}.
 */
final class GroupMemberAnalyzer implements Analyzer {
  private static final String ACCOUNT = "user.target.name";
  private static final String GROUP = "group.name";

  @Override
  public String name() {
    return "group-member";
  }

  @Override
  public Set<String> reads() {
    return CommandReader.READS;
  }

  @Override
  public Set<String> writes() {
    return Set.of(ACCOUNT, GROUP);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return CommandReader.isProcessStart(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    CommandReader reader = new CommandReader(fields, GroupMembers.PROGRAMS);
    return event -> {
      List<List<String>> commands = reader.commands(event);
      for (int i = 0; i < commands.size(); i++) {
        GroupMembers members = GroupMembers.of(commands.get(i));
        members.accounts().forEach(account -> Facts.add(event, ACCOUNT, account));
        members.groups().forEach(group -> Facts.add(event, GROUP, group));
      }
    };
  }
}
