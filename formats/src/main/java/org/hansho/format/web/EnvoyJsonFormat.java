package org.hansho.format.web;

import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Access logs of Envoy as JSON, as Istio and gateways built on it write them: one object a request.
 * Envoy Gateway names some keys as the headers they come from. The client is what Envoy took for
 * it, {@code downstream_remote_address}: behind a load balancer its configuration has to say how
 * many hops to trust. What the client itself wrote into {@code x_forwarded_for} is never believed.
 * Sources: Envoy documentation, "Access logging" and "HTTP header manipulation"; Istio
 * documentation, "Envoy Access Logs"; Envoy Gateway documentation, "Proxy Access Logs".
 */
public final class EnvoyJsonFormat {
  private static final String[] PATHS = {
    "path", ":path", "x-envoy-origin-path", "x-envoy-original-path"
  };
  private static final String[] HOSTS = {"authority", ":authority"};

  /** The format; 85 with Envoy's names of the answer and of its flags or the cluster behind. */
  public static final Format FORMAT =
      FormatSpec.of(
              "envoy-json",
              "Access logs of Envoy, Istio and gateways built on it as JSON",
              WebFields.REQUEST)
          .mark(
              Mark.of(85, "response_code", "bytes_sent")
                  .and(2, "response_flags", "upstream_cluster", "authority"))
          .times("start_time", "timestamp", "@timestamp")
          .common(
              """
              http.request.method       | method, :method
              http.version              | protocol
              http.request.bytes        | bytes_received
              http.request.referrer     | referer
              http.response.status_code | response_code
              http.response.body.bytes  | bytes_sent
              url.original              | path, :path, x-envoy-origin-path, x-envoy-original-path
              user_agent.original       | user_agent, user-agent
              cs-method                 | method, :method
              cs-user-agent             | user_agent, user-agent
              cs-referer                | referer
              sc-status                 | response_code
              """)
          .copyOnly(JsonRequests::isPresent)
          .step(Steps.status("response_code"))
          .step(RequestStep.of(PATHS, HOSTS))
          .step(Steps.address("source.ip", "downstream_remote_address"))
          .format();

  private EnvoyJsonFormat() {}
}
