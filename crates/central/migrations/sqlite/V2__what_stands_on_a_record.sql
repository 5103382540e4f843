-- What stands on a customer or a complaint, for the undo of imports.
CREATE INDEX record_order_customer ON record (tenant, json_extract(state, '$.customer'))
    WHERE kind = 'move_order';
CREATE INDEX record_visit_customer ON record (tenant, json_extract(state, '$.logged.customer'))
    WHERE kind = 'visit';
CREATE INDEX record_task_customer ON record (tenant, json_extract(state, '$.created.customer'))
    WHERE kind = 'task';
CREATE INDEX record_task_complaint ON record (tenant, json_extract(state, '$.created.complaint'))
    WHERE kind = 'task';
