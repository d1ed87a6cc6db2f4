package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.record.Logs;

/** The days of a person: working hours, weekends, leave, journeys. */
final class WorkDays extends DailyRoutine {
  private static final double LEAVES_A_DAY = 1.0 / 80;
  private static final double WEEKEND_WORK = 0.06;

  private final Person person;
  private final Whereabouts whereabouts;
  private final Dice dice;
  private final WorkSession session;
  private final double begins;
  private int leaveEnds = -1;

  WorkDays(Person person, Team team, Whereabouts whereabouts, Dice dice) {
    super(person.home().offsetHours());
    this.person = person;
    this.whereabouts = whereabouts;
    this.dice = dice;
    this.begins = 7.5 + 2.5 * dice.unit();
    this.session = new WorkSession(person, team, dice.fork());
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (!person.isThere(day.index()) || day.index() <= leaveEnds) {
      return;
    }
    if (dice.chance(LEAVES_A_DAY) && !person.isForgotten()) {
      leaveEnds = day.index() + dice.between(2, 9);
      return;
    }
    whereabouts.dawn(day);
    if (day.isWeekend() && !dice.chance(WEEKEND_WORK)) {
      return;
    }
    int sessions = day.isWeekend() ? 1 : dice.between(2, 5);
    for (int i = 0; i < sessions; i++) {
      long time = whereabouts.timeOf(day, begins + 8.5 * dice.unit());
      if (time >= 0) {
        session.begin(day, time, whereabouts.spot(), timeline);
      }
    }
  }
}
