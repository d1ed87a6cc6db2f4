package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.note;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.List;

/**
 * What Vixie cron, cronie and crontab write. Source: their {@code do_command.c}, {@code crontab.c}.
 */
final class CronMessages {
  static final List<MessageTemplate> TEMPLATES =
      List.of(
          note("cron-command", "({user.name}) CMD ({shell-command*})"),
          success("crontab-replaced", "({user.name}) REPLACE ({user.target.name*})"),
          success("crontab-removed", "({user.name}) DELETE ({user.target.name*})"),
          note("crontab-edited", "({user.name}) BEGIN EDIT ({user.target.name*})"),
          note("crontab-edited", "({user.name}) END EDIT ({user.target.name*})"),
          note("crontab-listed", "({user.name}) LIST ({user.target.name*})"),
          note("crontab-reloaded", "({user.name}) RELOAD ({*})"),
          failure("cron-denied", "({user.name}) AUTH (crontab command not allowed)"),
          failure("cron-error", "({user.name}) BAD FILE ({*})"));

  private CronMessages() {}
}
