package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.List;

/**
 * What mail servers write of people who sign in. A name is whatever the client sent; what follows
 * it is read from its last place. Sources: Dovecot ({@code client-common.c} of its login programs,
 * {@code auth-worker}), Postfix ({@code smtpd_sasl_glue.c}), Exim ({@code smtp_in.c}).
 */
final class MailMessages {
  static final List<MessageTemplate> DOVECOT =
      List.of(
          failure(
              "mail-login",
              "{}-login: {?} (auth failed, {attempts} attempts{?}: user=<{user.name*}>, method={},"
                  + " rip={source}, lip="),
          failure(
              "mail-login",
              "{}-login: {?} (auth failed, {attempts} attempts{?}: user=<{user.name*}>,"
                  + " rip={source}, lip="),
          success(
              "mail-login", "{}-login: Login: user=<{user.name?}>, method={}, rip={source}, lip="),
          success(
              "mail-login",
              "{}-login: Logged in: user=<{user.name?}>, method={}, rip={source}, lip="),
          password("auth-worker{?}: ", "Password mismatch", true),
          password("auth-worker{?}: ", "Password mismatch", false),
          password("auth-worker{?}: ", "unknown user", true),
          password("auth: ", "Password mismatch", true),
          password("auth: ", "Password mismatch", false),
          password("auth: ", "unknown user", true));

  static final List<MessageTemplate> POSTFIX =
      List.of(
          failure(
              "mail-login",
              "warning: {}[{source}]: SASL {} authentication failed{?},"
                  + " sasl_username={user.name*}"),
          failure("mail-login", "warning: {}[{source}]: SASL {} authentication failed"));

  static final List<MessageTemplate> EXIM =
      List.of(
          failure(
              "mail-login",
              "{} authenticator failed for {?}[{source}]{?}: 535 {?}(set_id={user.name*})"),
          failure("mail-login", "{} authenticator failed for {?}[{source}]{?}: 535 "));

  private MailMessages() {}

  private static MessageTemplate password(String front, String reason, boolean hasSession) {
    String client = "{}({user.name*},{source}" + (hasSession ? ",<{}>): " : "): ");
    return failure("mail-password", front + client + reason).whole();
  }
}
