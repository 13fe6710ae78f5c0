// Trials, promotions and bases of add-ons, in the words of Microsoft's invoice and of the sellers' lists.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kSubscription = "c0000000-0000-4000-8000-000000000001";

Subscription only(const std::string& text) {
  const ImportedFile file = read_text(text);
  REQUIRE(file.records.subscriptions.size() == 1);
  return file.records.subscriptions[0];
}

Subscription invoiced(const std::string& term, const std::string& qualifiers, const std::string& promotion) {
  return only(
      "CustomerName,OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ChargeType,Quantity,Subtotal,SubscriptionId,ChargeStartDate,"
      "TermAndBillingCycle,ProductQualifiers,PromotionId\n"
      "Contoso,1/15/2026,CFQ7TTC0LH18,0001,CFQ7TTC0K971,Microsoft 365 Business Basic,new,25,0," +
      kSubscription + ",1/15/2026," + term + ",\"" + qualifiers + "\"," + promotion + "\n");
}

}  // namespace

TEST_CASE("an invoice tells a trial by its term or its qualifiers") {
  CHECK(invoiced("One-Month commitment for trial", "", "").trial);
  CHECK(invoiced("One-Year commitment", R"([""Trial""])", "").trial);
  CHECK(!invoiced("One-Year commitment", R"([""Add-on""])", "").trial);
}

TEST_CASE("an invoice tells a promotion") {
  CHECK(invoiced("One-Year commitment", "", "39NFJQT1X1N2").has_promotion);
  CHECK(!invoiced("One-Year commitment", "", "").has_promotion);
}

TEST_CASE("a seller's data tell trials, promotions and the base of an add-on") {
  const Subscription crayon =
      only(R"([{"PublisherSubscriptionId":")" + kSubscription +
           R"(","Product":{"PartNumber":"CFQ7TTC0LFLX:0001"},"Quantity":5,"Status":1,"IsTrial":true,"PromotionId":"39NF",)"
           R"("ParentSubscriptionId":"c0000000-0000-4000-8000-000000000002"}])");
  CHECK(crayon.trial);
  CHECK(crayon.has_promotion);
  CHECK(crayon.parent_key == "c0000000-0000-4000-8000-000000000002");
  CHECK(only("Subscription ID,Customer Name,Offer ID,Offer Name,Microsoft Status,Microsoft Licenses,Microsoft Trial\n" + kSubscription +
             ",Contoso,CFQ7TTC0LCHC:0002,Microsoft 365 Business Premium,active,10,True\n")
            .trial);
  const Subscription synnex = only(R"([{"subscriptionId":")" + kSubscription +
                                   R"(","subscriptionName":"Microsoft 365 E3","mfgPartNumber":"CFQ7TTC0LFLX:0001","quantity":12,)"
                                   R"("isTrial":true,"promotionId":"39NF","scheduledQuantity":8}])");
  CHECK(synnex.trial);
  CHECK(synnex.has_promotion);
  CHECK(synnex.has_scheduled_changes);
}

TEST_CASE("a state that says trial is that of a trial") {
  for (const char* state : {"Trial", "Free trial", "Active trial"}) {
    CAPTURE(state);
    CHECK(only("Subscription ID,SKU,Quantity,Status\n" + kSubscription + ",CFQ7TTC0LFLX:0001,5," + state + "\n").trial);
  }
}

TEST_CASE("a promotion is told in whatever list it stands") {
  const std::string screen = "Subscription ID,Subscription,Product,Quantity,Status,Promotion ID\n";
  CHECK(only(screen + kSubscription + ",Contoso,Microsoft 365 E3,10,Active,39NFJQT1X7VL\n").has_promotion);
  CHECK(!only(screen + kSubscription + ",Contoso,Microsoft 365 E3,10,Active,\n").has_promotion);
  CHECK(
      only("vendorLicenseId,sku,seats,state,promotionId\n" + kSubscription + ",CFQ7TTC0LCHC:0002,10,active,39NFJQT1X7VL\n").has_promotion);
  CHECK(only("Subscription ID,Offer ID,Offer Name,Microsoft Licenses,Promotion ID\n" + kSubscription +
             ",CFQ7TTC0LCHC:0002,Microsoft 365 Business Premium,10,39NFJQT1X7VL\n")
            .has_promotion);
  CHECK(only("Product name,Quantity,Status,Promotion\nMicrosoft 365 E3,10,Active,15% off\n").has_promotion);
  CHECK(!only("Product name,Quantity,Status,Promotion\nMicrosoft 365 E3,10,Active,No\n").has_promotion);
}

TEST_CASE("a trial of Partner Center that nothing but its name tells is one") {
  const auto trial = [](const std::string& name, const std::string& told) {
    return only(R"({"items":[{"id":")" + kSubscription + R"(","offerId":"CFQ7TTC0LFLX:0001:x","offerName":")" + name +
                R"(","quantity":5,)" + R"("status":"active","isTrial":)" + told + R"(,"commitmentEndDate":"2026-12-31"}]})")
        .trial;
  };
  CHECK(trial("Microsoft 365 E3 - Trial", "null"));
  CHECK(!trial("Microsoft 365 E3 - Trial", "false"));
  CHECK(!trial("Microsoft 365 E3", "null"));
}
