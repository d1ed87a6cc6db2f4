import type { Words } from '../en';

export const views: Words['views'] = {
  label: '保存したビュー',
  save: 'ビューを保存…',
  name: 'ビューの名前',
  share: 'このテナントの全員に表示する',
  keep: '保存',
  cancel: 'キャンセル',
  kept: (name) => `ビュー「${name}」を保存しました。`,
  all: '未完了のアラートすべて',
  remove: 'このビューを削除…',
  removeSure: (name) => `「${name}」を削除しますか?`,
  by: (who) => `作成者 ${who}`,
  hint: '並べ替え、グループ、現在までの期間を除き、絞り込みの条件がビューに保存されます。',
  tooLong: '条件が多すぎるため、ビューとして保存できません。条件を減らしてください。',
};

export const selfTest: Words['selfTest'] = {
  intro: '各検出が目的のものを実際に見つけられるかを、この環境で確認します。',
  how: '各検出を専用のレコードで試します。レコードはこのサーバーのジャーナルとエンジンを通り、終了後に削除されるフォルダーで処理されます。アラート、ベースライン、送信先には影響しません。',
  begin: 'セルフ テストを実行',
  again: 'もう一度実行',
  never: 'サーバーの起動後、まだ実行されていません。1 分ほどかかります。',
  running: (tried, total) => `実行中: 検出 ${total} 件のうち ${tried} 件`,
  needsEngineer: '実行にはエンジニアのロールが必要です。',
  ofReference: (fired, all) => `リファレンスのアラート ${all} 件のうち ${fired} 件を検出しました`,
  ofAll: (fired, all) => `基本の検出を含めると ${all} 件のうち ${fired} 件`,
  ended: (why) => `途中で終了しました: ${why}`,
  state: {
    silent: '検出できなかったもの',
    'switched-off': '検出できるが、ここではオフにされているもの',
    'not-armed': '検出できるが、この環境では動作条件を満たさないもの',
    fired: '検出できたもの',
  },
  hint: {
    silent: '専用のレコードでアラートが発生しませんでした。このインストールに問題があります。',
    'switched-off': '検出自体は正常です。オフにされているため、アラートは表示されません。',
    'not-armed': '検出自体は正常です。不足しているものを用意すると動作します。',
  },
  show: '一覧を表示',
  reason: {
    silent: (name) => `テスト: ${name}`,
    'switched-off': (why) => `理由: ${why}`,
    'not-armed': (what) => `不足: ${what}`,
    fired: (text) => `検出: ${text}`,
  },
  allFound: 'すべての検出が、目的のものを見つけました。',
};

export const samples = {
  title: 'サンプル アラート',
  intro:
    '検出ごとに 1 件、「【サンプル】」と付いたアラートを追加します。トリアージ、抑制ルール、エクスポートの確認に使えます。検出の学習には影響しません。',
  add: 'サンプル アラートを追加',
  remove: 'サンプル アラートをすべて削除',
  busy: '処理中…',
  added: (added: string, all: string, leftOut: string) =>
    `${added} 件を追加しました (現在 ${all} 件)。${leftOut === '0' ? '' : `リストがないため、${leftOut} 件の検出にはサンプルがありません。`}`,
  removed: (removed: string) => `${removed} 件を、対応記録とともに削除しました。`,
};

export const lists: Words['lists'] = {
  intro: '検出が名前、アドレス、プログラムなどを照合するリストです。',
  search: 'リストを検索',
  count: (shown, all) => `リスト ${all} 件のうち ${shown} 件`,
  name: '名前',
  stateLabel: '状態',
  state: { there: '使用中', stale: '期限切れ', empty: '空 (必要に応じて指定)', missing: 'なし' },
  entries: '件数',
  kindLabel: '種類',
  kind: { text: '文字列', network: 'ネットワーク' },
  source: '内容',
  date: '作成日',
  valid: (days) => `(有効期間 ${days} 日)`,
  askedBy: '使用する検出',
  detections: (n) => `検出 ${n} 件`,
  nobody: '条件式のみ',
  own: 'このテナントで追加したもの',
  others: 'Hansho の付属データとファイルによるもの',
  ofThemOwn: (n) => `(うち追加 ${n} 件)`,
  entriesOf: (n) => `${n} 件`,
  noEntries: 'まだ項目がありません。最初の項目を追加するとリストが作成されます。',
  intelligence:
    'これは脅威インテリジェンスのリストです。独自の指標はファイルに保存し、設定の content.intelligence で指定してください。',
  entry: '新しい項目',
  note: '追加する理由',
  add: '追加',
  busy: '確認中…',
  holds: '次のレコードから有効になり、監査ログに記録されます。',
  added: (entry) => `${entry} を追加しました。`,
  remove: '削除',
  removeEntry: (entry) => `${entry} を削除`,
  removed: (entry) => `${entry} を削除しました。`,
  searchEntries: '項目を検索',
  notAll: (n) => `${n} 件が該当します。最初の 1,000 件を表示しています。`,
  newName: '新しいリストの名前',
  make: '開く',
  change:
    'リスト全体を自分で用意する場合や、付属のリストを置き換える場合は、設定でファイルを指定します。',
};

export const settings: Words['settings'] = {
  intro: '有効な設定とその指定元です。シークレットは参照だけを表示します。',
  overApi:
    'ボタンのある設定はここで変更でき、すぐに反映されます。そのほかは設定ファイルまたは環境変数で変更します。別のページで変更するもの:',
  search: '設定を検索',
  own: '変更済み',
  count: (shown, all) => `設定 ${all} 件のうち ${shown} 件`,
  unset: 'なし',
  standard: '既定値',
  restart: '次回の起動時に反映',
  change: '変更',
  changeOf: (key) => `${key} を変更`,
  changedBy: (who, when) => `${who} が ${when} に変更`,
  overridden: '環境変数で指定されているため、ここでは変更不可',
  save: '保存',
  takeBack: 'ファイルの値または既定値に戻す',
};

export const backtest: Words['backtest'] = {
  title: 'バックテスト',
  hint: '保存されているレコードで、通常の検出と並行して試します。何も保存、送信、学習しません。',
  over: '対象',
  journal: 'ジャーナルに残っているレコード',
  files: '過去のレコードのファイル',
  path: 'サーバー上のファイルまたはフォルダー',
  noFolders:
    'ジャーナルに残っているレコードが対象です。過去のレコードのファイルも対象にするには、設定 tenants.NAME.backtest_folders にフォルダーを指定してください。',
  other: '別の版を試す',
  text: 'ルールの内容 (検出ファイルと同じ形式)',
  begin: 'バックテストを実行',
  end: '中止',
  busy: '別のバックテストを実行中です。',
  running: 'バックテストを実行中',
  read: (read, all) => `約 ${all} のうち ${read} を読み取り済み`,
  begun: 'ルールを読み取っています。',
  failed: '実行できませんでした:',
  cancelled: '途中で中止されました。',
  tried: '実行内容',
  version: 'この版',
  asItIs: '現在の検出',
  range: 'レコードの期間',
  records: 'レコード',
  malformed: (n) => `読み取れないもの ${n} 件`,
  inEffect: '現在の検出',
  fresh: '新規',
  gone: '消滅',
  changed: '変更',
  same: '同じ',
  raised: '発生するアラート',
  notRaised: '一覧にあり、発生しないアラート',
  shown: (n, all) => (n === all ? `(${all} 件)` : `(${all} 件中 ${n} 件)`),
  listed: '一覧にある',
  notListed: '一覧にない',
};

export const replay: Words['replay'] = {
  begin: 'レコードから再現',
  hint: 'このアラートのレコードを、現在の検出でもう一度処理します。何も保存されません。',
  read: (records, findings) => `読み取ったレコード ${records} 件、検出の回数 ${findings} 回。`,
};

export const map: Words['map'] = {
  title: 'アドレスの所在地',
  label:
    '世界地図: 国ごとに、その国のアドレスが関係するアラートの件数を示します。一覧にも同じ内容があります。',
  nowhere: 'この期間には、所在国が分かるアドレスのアラートはありません。',
  more: (n) => `ほか ${n} か国`,
  unplaced: (n) => `国が分からないアドレス (自組織のものなど): ${n} 件`,
  newest: (n) => `新しい順に ${n} 件のアラートを集計しています。`,
  noGeography: '国のデータが読み込まれていないため、アドレスの所在地が分かりません。',
  howGeography:
    'npm とネットワークのある環境でビルドすると同梱されます。または、設定に mmdb ファイルを指定して再読み込みしてください。通常と異なる場所を調べる検出にも必要です。',
};
