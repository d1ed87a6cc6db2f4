package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.DirectoryChange;
import org.hansho.testkit.tenant.record.Logs;

/**
 * Accounts come with those who join, are closed after those who leave, and are looked after in
 * between.
 */
final class PersonnelChanges extends DailyRoutine {
  private static final int NEW_FOR_DAYS = 30;

  private final Tenant tenant;
  private final List<Oddity> oddities;
  private final Dice dice;

  PersonnelChanges(Tenant tenant, List<Oddity> oddities, Dice dice) {
    super(tenant.offices().vpnCity().offsetHours());
    this.tenant = tenant;
    this.oddities = oddities;
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    for (int i = dice.below(day.isWeekend() ? 1 : 4); i > 0; i--) {
      Person person = dice.of(dice.of(tenant.teams()).people());
      String operation = dice.any("Update user", "Reset password", "Add member to group");
      change(person, day.at(9 + 8 * dice.unit()), operation, timeline);
    }
    tenant
        .people()
        .forEach(
            person -> {
              if (person.firstDay() > 0 && person.firstDay() == day.index()) {
                long until = day.start() + NEW_FOR_DAYS * Day.LENGTH;
                oddities.add(new Oddity("new-colleague", person.login(), day.start(), until));
                change(person, day.at(6), "Add user", timeline);
                change(person, day.at(6.1), "Add member to group", timeline);
              } else if (person.lastDay() == day.index() && !person.isForgotten()) {
                change(person, day.at(23), "Disable account", timeline);
              }
            });
  }

  private void change(Person person, long time, String operation, Timeline timeline) {
    String office = tenant.offices().addresses().values().iterator().next();
    Caller administrator = tenant.administrator().at(office);
    timeline.start(
        time + dice.below(1_000_000),
        new Burst(
            1,
            Day.SECOND,
            dice.fork(),
            (i, at, log) ->
                log.directory(
                    at,
                    new DirectoryChange(
                        administrator,
                        operation,
                        "UserManagement",
                        person.id(),
                        person.userName(),
                        "User"))));
  }
}
