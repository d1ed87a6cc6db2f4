package org.hansho.analyze;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;

/** Which events the analyzers of web requests look at. */
final class WebRequests {
  private WebRequests() {}

  /** Whether events of a class are requests that a web server logged. */
  static boolean are(EventClass eventClass) {
    for (LogSource source : eventClass.logSources()) {
      if ("webserver".equals(source.category()) || "waf".equals(source.category())) {
        return true;
      }
    }
    return false;
  }
}
