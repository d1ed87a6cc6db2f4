package org.hansho.server.api;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.AlertQuery;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.TenantLists;
import org.jspecify.annotations.Nullable;

/** Reads the filters of calls. */
final class Filters {
  private final TenantLists lists;

  Filters(TenantLists lists) {
    this.lists = lists;
  }

  /** What a call asks for; without a filter the test is null. */
  record Asked(AlertQuery query, @Nullable AlertCheck test) {}

  /** A query together with the filter of a call, if it has one. */
  Asked of(Context call, AlertQuery query) {
    Filter filter = filter(call);
    return filter == null ? new Asked(query, null) : new Asked(filter.narrow(query), filter.test());
  }

  /**
   * The filter of a call; null if it has none.
   *
   * @throws HttpProblem if it is none
   */
  @Nullable Filter filter(Context call) {
    String text = call.queryParam("filter");
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return read(call, text);
    } catch (FilterException wrong) {
      throw refused(wrong);
    }
  }

  Filter read(Context call, String text) throws FilterException {
    return Filter.parse(text, lists(call));
  }

  Map<String, Collection<String>> lists(Context call) {
    return lists.of(Access.of(call).tenant());
  }

  static HttpProblem refused(FilterException wrong) {
    return new HttpProblem(
        400, Message.inEnglish("The filter: {0}").inJapanese("条件式が正しくありません。{0}", wrong.problem()));
  }
}
