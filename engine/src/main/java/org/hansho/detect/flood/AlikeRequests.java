package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whether many sources ask alike, by the values that {@link Talkers} keep. Where a site has no past
 * that tells browsers from programs, only this is told: one path, asked for by a hundred sources
 * and more, none of whom stands out, with agents that claim to be browsers. Programs of the site's
 * own (applications, devices) ask alike too but name themselves. Immutable.
 */
final class AlikeRequests {
  private static final byte[] BROWSER = "Mozilla/".getBytes(StandardCharsets.UTF_8);
  private static final double ONE_PATH = 0.9;
  private static final double ONE_SOURCE = 0.05;
  private static final double MOST = 0.5;

  private final int source;
  private final int path;
  private final int agent;

  /** Over the fields whose heaviest values are kept. */
  AlikeRequests(List<String> top) {
    source = top.indexOf("source.ip");
    path = top.indexOf("url.path.normalized");
    agent = top.indexOf("user_agent.original");
  }

  /** How many different sources there are; 0 if they are not kept. */
  double sources(Talkers talkers) {
    return source < 0 ? 0 : talkers.different(source);
  }

  boolean areWouldBeBrowsersOfOnePath(Talkers talkers) {
    return source >= 0
        && path >= 0
        && agent >= 0
        && talkers.heaviest(path).leastShareOfTop() >= ONE_PATH
        && talkers.heaviest(source).leastShareOfTop() < ONE_SOURCE
        && talkers.heaviest(agent).leastShareOf(BROWSER) >= MOST;
  }
}
