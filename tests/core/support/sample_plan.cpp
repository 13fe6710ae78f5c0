#include "tests/core/support/sample_plan.hpp"

#include "assets/embedded.hpp"
#include "core/base/text.hpp"
#include "tests/core/support/small_world.hpp"

namespace support {
using namespace csp;

namespace {

constexpr std::string_view kSentences = R"({
  "sample.why": "Because the term of {name} ends on {day}", "sample.finding": "Something about {name} costs {price}",
  "sample.action": "Ask about {name}"
})";

Guid guid(const char* text) { return *Guid::parse(text); }

Message sentence(const char* key, const std::string& name) {
  const Money price{Decimal::from_cents(128460), *Currency::parse("USD")};
  return Message{key, {{"name", name}, {"day", D("2027-03-31")}, {"price", price}}};
}

// Chooses the text for a place where files and people write: the sample's own, or the one under test.
class Naming {
 public:
  explicit Naming(std::string name) : name_(std::move(name)) {}
  std::string operator()(const std::string& own) const { return name_.empty() ? own : name_; }

 private:
  std::string name_;
};

Finding finding(const Naming& name, const char* rule, Severity severity, const std::string& subject) {
  return {rule,     severity, sentence("sample.finding", name("Office 365 F3")), sentence("sample.action", name("the present partner")),
          {{0, 3}}, subject};
}

Subscription subscription(const Naming& name, const std::string& key, const std::string& part_number, std::int64_t units, Channel channel,
                          const char* end) {
  Subscription s = ending(key, part_number, units, D(end));
  s.commerce_id = "subscription-" + key;
  s.directory_id = s.commerce_id;
  s.name = name("Office 365 " + part_number);
  s.state_text = name("active");
  s.channel = channel;
  s.product_sku = ProductSku{"CFQ7TTC0LF8R", "0001"};
  s.unit_price_month = Money{Decimal::from_cents(2600), *Currency::parse("USD")};
  s.origins = {{0, 2}};
  return s;
}

Step step(const Naming& name, const char* id, StepForm form, Role role, const char* planned, const char* latest,
          std::vector<std::string> subscriptions) {
  Step out;
  out.id = id;
  out.form = form;
  out.role = role;
  out.earliest = D("2026-11-22");
  out.planned = D(planned);
  out.latest = D(latest);
  // Whatever the texts of its form ask for.
  const std::string named = name(std::string("gate ") + id);
  for (const char* text : {"name", "title", "offer", "term", "line", "id", "profile", "target", "source", "which"})
    out.arguments.changed().push_back({text, named});
  for (const char* count : {"units", "users", "count", "most"}) out.arguments.changed().push_back({count, std::int64_t{12}});
  for (const char* day : {"needed", "end", "usable", "lapses"}) out.arguments.changed().push_back({day, D("2027-03-31")});
  out.rule = "NCE-CANCEL";
  out.subscriptions = std::move(subscriptions);
  return out;
}

void add_users(const Naming& name, Customer& customer, Profile& profile, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    const std::size_t number = customer.users.size();
    char id[37];
    std::snprintf(id, sizeof id, "b2000000-0000-4000-8000-%012u", static_cast<unsigned>(number));
    User user;
    user.id = id;
    user.principal_name = name("user" + std::to_string(number) + "@contoso.example");
    user.display_name = name("Person " + std::to_string(number));
    user.usage_location = "TR";
    profile.members.push_back(static_cast<std::uint32_t>(number));
    customer.users.push_back(user);
  }
}

TargetLine line(const Naming& name, const char* id, const char* part_number, std::int64_t units, const char* order,
                std::vector<std::string> subscriptions) {
  TargetLine out;
  out.id = id;
  out.sku = sku(part_number);
  out.name = name(std::string("Office 365 ") + part_number);
  out.product_sku = ProductSku{"CFQ7TTC0LF8S", "0002"};
  out.match = OfferMatch::Crosswalk;
  out.units = units;
  out.order_date = D(order);
  out.usable_from = D(order) + 1;
  out.term_end = add_months_clamped(D(order), 12) - 1;
  out.retail_unit_month = Decimal::from_cents(2600);
  out.partner_unit_month = Decimal::parse(kPartnerCost);
  out.currency = *Currency::parse("USD");
  out.for_subscriptions = std::move(subscriptions);
  return out;
}

LedgerLine charge(LedgerKind kind, const char* subscription, const char* target, const char* from, const char* to, std::int64_t cents) {
  LedgerLine out;
  out.kind = kind;
  out.subscription = subscription;
  out.target_line = target;
  out.from = D(from);
  out.to = D(to);
  out.units = 40;
  out.amount = {Decimal::from_cents(cents), *Currency::parse("USD")};
  if (kind == LedgerKind::TargetCharge) out.partner_amount = Money{*Decimal::parse(kPartnerTotal), *Currency::parse("USD")};
  out.rule = "NCE-BILL";
  return out;
}

void fill_customer(const Naming& name, Sample& sample) {
  Customer& customer = sample.customer;
  customer.name = name("Contoso Ltd");
  customer.domain = name("contoso.example");
  customer.tenant = guid("c3000000-0000-4000-8000-000000000001");
  customer.subscriptions = {subscription(name, "e1", "E1", 40, Channel::WebDirectMosa, "2027-06-30"),
                            subscription(name, "e3", "E3", 120, Channel::CspPartner, "2027-09-14"),
                            subscription(name, "f3", "F3", 50, Channel::WebDirectMca, "2027-03-31"),
                            subscription(name, "mail2", "MAIL2", 5, Channel::WebDirectMca, "2027-01-15"),
                            subscription(name, "storage", "STORAGE", 1, Channel::CspPartner, "2027-08-01"),
                            subscription(name, "voice", "VOICE", 12, Channel::TargetPartner, "2027-08-01")};
  customer.subscriptions[0].auto_renew = true;
  customer.subscriptions[0].cancel_until = D("2026-11-24");
  customer.subscriptions[1].has_promotion = true;
  customer.subscriptions[1].owner_tenant = guid("c3000000-0000-4000-8000-000000000003");
  customer.subscriptions[2].legacy_offer = guid("c3000000-0000-4000-8000-000000000004");
  for (const char* part_number : {"E3", "E1", "F3"}) {
    UnitPool pool;
    pool.sku = sku(part_number);
    pool.part_number = part_number;
    pool.enabled = 120;
    pool.consumed = 50;
    pool.origins = {{0, 1}};
    customer.pools.push_back(pool);
  }
  customer.profiles = {people("P1", 100, {"E3"}), people("P2", 31, {"F3"}), people("P3", 8, {"F3"})};
  customer.profiles[1].skus[0].disabled_plans = {sample.catalog.plans[4].id};
  customer.profiles[2].skus[0].direct = false;
  customer.profiles[2].skus[0].groups = {"d4000000-0000-4000-8000-000000000001"};
  customer.group_names["d4000000-0000-4000-8000-000000000001"] = name("Licences of the sales desk");
  for (Profile& profile : customer.profiles) add_users(name, customer, profile, profile.users);
  customer.assignments_known = true;
  customer.pools_known = true;
  customer.file_names = {name("users.json"), name("subscriptions.json")};
  customer.findings = {finding(name, "IMPORT-ROW", Severity::Ask, "f3")};
}

void fill_settings(const Naming& name, PlanSettings& settings) {
  settings.customer_country = "TR";
  settings.partner_name = name("Fabrikam Cloud");
  settings.partner_country = "TR";
  settings.partner_tenant = guid("c3000000-0000-4000-8000-000000000002");
  settings.source_partner_name = name("Tailwind Traders");
  settings.source_partner_tenant = guid("c3000000-0000-4000-8000-000000000003");
  settings.currency = *Currency::parse("USD");
  settings.subscriptions["f3"].path = Path::BuyOther;
  settings.accepted = {{"PLAN-GAP", "f3", name("the head of IT"), "0123"}};
}

Move move(const char* subscription, Path path, std::vector<std::string> lines) {
  Move out;
  out.subscription = subscription;
  out.path = path;
  out.target_lines = std::move(lines);
  out.options = {{path, true, true, {}, {Money{Decimal::from_cents(1200000), *Currency::parse("USD")}}}};
  return out;
}

void fill_plan(const Naming& name, Sample& sample) {
  Plan& plan = sample.plan;
  plan.today = D("2026-11-22");
  plan.preflight = {finding(name, "REGION", Severity::Note, "")};
  plan.target_lines = {line(name, "T1", "E1", 40, "2026-12-01", {"e1"}), line(name, "T2", "SUITE", 50, "2027-03-15", {"f3"})};
  plan.moves = {move("e1", Path::BuySame, {"T1"}), move("e3", Path::PartnerTransfer, {}),   move("f3", Path::BuyOther, {"T2"}),
                move("mail2", Path::LetGo, {}),    move("storage", Path::RenewAndWait, {}), move("voice", Path::OutOfScope, {})};
  plan.moves[0].order_date = D("2026-12-01");
  plan.moves[0].source_last_day = D("2026-12-08");
  plan.moves[0].overlap_days = 7;
  plan.moves[0].comparison = Comparison{};
  plan.moves[0].comparison->verdict = Verdict::Same;
  plan.moves[1].order_date = D("2027-01-11");
  plan.moves[1].source_last_day = D("2027-01-10");
  Move& other = plan.moves[2];
  other.order_date = D("2027-03-15");
  other.swap_date = D("2027-03-16");
  other.end_choice_by = D("2027-03-24");
  other.end_choice = EndOfTermAction::CancelAtTermEnd;
  other.source_last_day = D("2027-03-31");
  other.overlap_days = 16;
  other.why = {sentence("sample.why", name("Office 365 F3"))};
  other.findings = {finding(name, "PLAN-SWAP", Severity::Warning, "f3")};
  other.comparison = Comparison{};
  other.comparison->verdict = Verdict::Better;
  other.comparison->raised = {{0, PlanIndex{1}, false}};
  other.comparison->gained = {{10, {}, false}};
  other.comparison->data_at_risk = {
      {0, "retention.exchange_lowered.what", name("30"), "retention.exchange_lowered.recover", "retention", {}}};
  plan.moves[3].source_last_day = D("2027-01-15");

  Action buy = order(D("2026-12-01"), "E1", 40);
  buy.id = "A1";
  buy.target_line = "T1";
  Action transfer;
  transfer.id = "A2";
  transfer.kind = ActionKind::Transfer;
  transfer.date = D("2027-01-11");
  transfer.subscription = "e3";
  Action first = swap(D("2027-03-16"), "P2", 0, 20, "F3", "SUITE");
  first.id = "A3";
  first.add[0].disabled_plans = {sample.catalog.plans[4].id};
  Action second = swap(D("2027-03-17"), "P2", 20, 11, "F3", "SUITE");
  second.id = "A4";
  second.add[0].disabled_plans = first.add[0].disabled_plans;
  Action group = swap(D("2027-03-18"), "P3", 0, 8, "F3", "SUITE");
  group.id = "A5";
  group.add[0].direct = false;
  group.add[0].groups = {"d4000000-0000-4000-8000-000000000001"};
  Action choice = choose(D("2027-03-20"), "f3", EndOfTermAction::CancelAtTermEnd);
  choice.id = "A6";
  plan.actions = {buy, transfer, first, second, group, choice};

  plan.steps = {step(name, "S01", StepForm::Relationship, Role::CustomerAdmin, "2026-11-25", "2026-11-30", {}),
                step(name, "S02", StepForm::Order, Role::TargetPartner, "2026-12-01", "2026-12-02", {"e1"}),
                step(name, "S03", StepForm::CancelWindow, Role::CustomerAdmin, "2026-12-08", "2026-12-08", {"e1"}),
                step(name, "S04", StepForm::TransferRequest, Role::TargetPartner, "2027-01-04", "2027-01-11", {"e3"}),
                step(name, "S05", StepForm::TransferSubmit, Role::SourcePartner, "2027-01-11", "2027-01-20", {"e3"}),
                step(name, "S06", StepForm::Swap, Role::TargetPartner, "2027-03-16", "2027-03-24", {"f3"}),
                step(name, "S07", StepForm::EndChoiceCsp, Role::CustomerAdmin, "2027-03-20", "2027-03-24", {"f3"})};
  plan.steps[1].after = {"S01"};
  plan.steps[1].actions = {"A1"};
  plan.steps[5].actions = {"A3", "A4"};
  plan.ledger = {charge(LedgerKind::SourceCharge, "e1", "", "2026-11-22", "2026-12-08", 58933),
                 charge(LedgerKind::TargetCharge, "e1", "T1", "2026-12-01", "2027-11-21", 1213333),
                 charge(LedgerKind::ExpectedCredit, "e1", "", "2026-12-09", "2027-06-30", -64000)};
  plan.ledger[1].overlap = true;
  CostSummary cost;
  cost.currency = *Currency::parse("USD");
  cost.source = Decimal::from_cents(58933);
  cost.target = Decimal::from_cents(1213333);
  cost.overlap = Decimal::from_cents(128460);
  cost.expected_credit = Decimal::from_cents(64000);
  cost.total = Decimal::from_cents(1208266);
  cost.doing_nothing = Decimal::from_cents(1500000);
  cost.all_at_once = Decimal::from_cents(1400000);
  cost.each_at_end = Decimal::from_cents(1300000);
  plan.costs = {cost};
  plan.findings = {finding(name, "PLAN-NOTE", Severity::Ask, "")};
  plan.proof.safe = true;
  plan.proof.first_day = D("2026-11-22");
  plan.proof.last_day = D("2027-11-21");
  plan.proof.users = 139;
  plan.proof.services = 7;
  plan.proof.days = 365;
  plan.proof.change_days = 9;
  ServiceGap gap;
  gap.profile = "P2";
  gap.plan = PlanIndex{0};
  gap.from = D("2027-03-16");
  gap.to = D("2027-11-21");
  gap.users = 31;
  gap.accepted = true;
  gap.finding = finding(name, "PLAN-GAP", Severity::Warning, "f3");
  plan.proof.gaps = {gap};
}

PriceRecord price(const Naming& name) {
  PriceRecord out;
  out.product_sku = {"CFQ7TTC0LF8R", "0001"};
  out.title = name("Office 365 E1");
  out.term = Term::OneYear;
  out.billing_plan = BillingPlan::Monthly;
  out.segment = Segment::Commercial;
  out.market = "TR";
  out.currency = *Currency::parse("USD");
  out.partner_price = Decimal::parse(kPartnerCost);
  out.retail_price = Decimal::from_cents(31200);
  out.valid_from = D("2026-11-01");
  return out;
}

}  // namespace

Language sample_language(const std::string& code) {
  std::vector<std::string_view> files = {kSentences};
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (asset.path.substr(0, 5 + code.size() + 1) == "text/" + code + "/") files.push_back(asset.bytes);
  }
  return *Language::parse(code, files);
}

Sample sample_plan(const std::string& text, const std::string& language) {
  const Naming name(text);
  Sample sample{small_catalog(), {}, {}, {price(name)}, {}, sample_language(language), sample_language(language)};
  sample.catalog.facts_date = D("2026-07-01");
  sample.catalog.facts_name = name("licensing list 10 SKUs");
  for (ServicePlan& plan : sample.catalog.plans) plan.friendly_name = name(plan.name);
  for (Sku& known : sample.catalog.skus) known.name = name("Office 365 " + known.part_number);
  sample.catalog.rules = {
      {"NCE-CANCEL", "cancel", "7", "days", "", name("Partner Center, cancel a subscription"), "2026-05-04", Confidence::High},
      {"POR-NEW", "partner", "", "", "", name("Partner Center, partner of record"), "2026-02-03", Confidence::High}};
  fill_customer(name, sample);
  fill_settings(name, sample.settings);
  fill_plan(name, sample);
  return sample;
}

}  // namespace support
