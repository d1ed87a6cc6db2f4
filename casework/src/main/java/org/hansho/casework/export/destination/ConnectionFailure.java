package org.hansho.casework.export.destination;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a connection failed, as one line for people. */
public final class ConnectionFailure {
  private static final int MOST_CAUSES = 10;
  private static final int MOST_CHARACTERS = 200;

  private ConnectionFailure() {}

  /**
   * The reason: what is wrong with the certificate of the other side, where that is the cause, and
   * else the class and the message of the failure.
   */
  public static String reason(Throwable failure) {
    if (failure instanceof HttpCall.NotCalledException) {
      return String.valueOf(failure.getMessage());
    }
    boolean isTls = false;
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      String fault = fault(cause);
      if (!fault.isEmpty()) {
        return fault;
      }
      isTls |= cause instanceof SSLException;
      cause = cause.getCause();
    }
    return isTls
        ? "TLS could not be agreed: " + line(failure)
        : failure.getClass().getSimpleName() + ": " + line(failure);
  }

  private static String fault(Throwable cause) {
    if (cause instanceof CertificateExpiredException) {
      return "its certificate has expired (" + line(cause) + ")";
    }
    if (cause instanceof CertificateNotYetValidException) {
      return "its certificate is not valid yet (" + line(cause) + ")";
    }
    if (cause instanceof CertPathBuilderException) {
      return "its certificate is self-signed or of an unknown authority; see authorities";
    }
    return cause instanceof CertificateException && isOfName(cause.getMessage())
        ? "its certificate is for another name (" + line(cause) + ")"
        : "";
  }

  /** The name check of the JDK has no exception class of its own. */
  private static boolean isOfName(@Nullable String message) {
    String said = message == null ? "" : message.toLowerCase(Locale.ROOT);
    return said.startsWith("no subject alternative") || said.startsWith("no name matching");
  }

  private static String line(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    String first = message.lines().findFirst().orElse("");
    return first.length() > MOST_CHARACTERS ? first.substring(0, MOST_CHARACTERS) : first;
  }
}
